import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const limits = {
  complexity: ['error', 10],
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportAllDeclaration', message: 'Name what the door lets out.' },
    { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No module-level mutable state.' },
  ],
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '**/generated/', '**/node_modules/'] },
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...limits,
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['test/**/*.{ts,js}', 'bench/**/*.js', 'scripts/**/*.js', '.ci/**/*.js'],
    extends: [tseslint.configs.recommended],
    rules: { 'max-lines': limits['max-lines'], 'max-params': limits['max-params'] },
  },
);
