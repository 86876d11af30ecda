import { slug } from './slug';

/** A place in the tree of categories, written down whole: the path for machines, the names for people. */
export interface Category {
  /** "electronics/phones/smartphones" */
  readonly path: string;
  /** ["Electronics", "Phones", "Smartphones"] */
  readonly names: readonly string[];
}

/** The category of names from the root down; undefined when no name is left after cleaning. */
export const categoryOf = (names: readonly string[]): Category | undefined => {
  const shown = names.map((name) => name.trim()).filter((name) => slug(name) !== '');
  return shown.length === 0 ? undefined : { path: shown.map(slug).join('/'), names: shown };
};

/** The categories above one, from the root down. */
export const ancestorsOf = ({ path, names }: Category): Category[] =>
  names.slice(1).map((_, index) => ({
    path: path
      .split('/')
      .slice(0, index + 1)
      .join('/'),
    names: names.slice(0, index + 1),
  }));
