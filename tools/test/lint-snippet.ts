// Lints a snippet as if it stood in a file of this repository, with the walls and nothing else.
import { Linter } from 'eslint';
import { parser, plugin } from 'typescript-eslint';
import walls from '../../eslint.walls.js';

const linter = new Linter({ configType: 'flat' });
const withParser = [
  { files: ['**/*.ts'], languageOptions: { parser }, plugins: { '@typescript-eslint': plugin } },
  ...walls,
] as Linter.Config[];

/** What the walls say against a snippet; nothing when it may stand there. */
export const refusals = (file: string, code: string): string[] =>
  linter.verify(code, withParser, { filename: file }).map(({ message }) => message);
