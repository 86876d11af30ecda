import { type z } from 'zod';
import type { ImportedProduct } from '../../domain/import-product';
import type { VariantId } from '@cartograph/kernel';

/** One line as the shop understands it. */
export interface ImportedLine extends ImportedProduct {
  /** Pieces that the source says lie in stock. */
  readonly stock: ReadonlyMap<VariantId, number>;
}

/** A kind of file: what a line of it looks like and what it means to us. */
export interface Source {
  readonly name: string;
  /** The line's meaning, or why it has none. */
  readonly read: (json: unknown) => ImportedLine | { readonly problem: string };
}

const noStock: ReadonlyMap<VariantId, number> = new Map();

/** A source from the shape of its lines and a pure mapping. */
export const source = <Shape extends z.ZodType>(
  name: string,
  shape: Shape,
  map: (line: z.output<Shape>) => ImportedProduct & Partial<ImportedLine>,
): Source => ({
  name,
  read: (json) => {
    const line = shape.safeParse(json);
    if (line.success) return { stock: noStock, ...map(line.data) };
    const [issue] = line.error.issues;
    const place = issue!.path.join('.');
    return { problem: place ? `${place}: ${issue!.message}` : issue!.message };
  },
});
