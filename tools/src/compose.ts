// Composes the supergraph from supergraph.yaml, in rover's format, without rover.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { parse as parseYaml } from 'yaml';
import compositionPackage from '@apollo/composition/package.json';

interface SupergraphFile {
  readonly federation_version: string;
  readonly subgraphs: Readonly<
    Record<string, { readonly routing_url: string; readonly schema: { readonly file: string } }>
  >;
}

/** The supergraph SDL for a supergraph.yaml. Throws with all of the composer's errors when the schemas do not fit together. */
export const composeSupergraph = (file: string): string => {
  const { federation_version, subgraphs } = parseYaml(readFileSync(file, 'utf8')) as SupergraphFile;
  if (federation_version !== `=${compositionPackage.version}`)
    throw new Error(`${file} wants federation ${federation_version}, installed is =${compositionPackage.version}`);
  const services = Object.entries(subgraphs).map(([name, { routing_url, schema }]) => ({
    name,
    url: routing_url,
    typeDefs: parse(readFileSync(resolve(dirname(file), schema.file), 'utf8')),
  }));
  const result = composeServices(services);
  if (result.errors?.length) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return `${result.supergraphSdl}\n`;
};
