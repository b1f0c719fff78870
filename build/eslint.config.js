import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import path from 'node:path';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '..');
const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
const clock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The core takes time as an argument.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core takes time as an argument.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The core takes randomness as an argument.',
  },
];
const rawIpc = (name) => ({
  selector: `ImportSpecifier[imported.name='${name}']`,
  message: 'IPC goes through the typed bridge.',
});

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'test-results/**', '.cache/**', 'node_modules/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } } },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', defaultExport, rawIpc('ipcMain'), rawIpc('ipcRenderer')],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['shared/**/*.ts'], rules: { 'no-restricted-syntax': ['error', defaultExport, ...clock] } },
  {
    files: ['electron/ipc/main-bridge.ts', 'electron/preload.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport] },
  },
  { files: ['build/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['server/cli/**/*.ts', 'bench/**/*.ts', 'build/**'], rules: { 'no-console': 'off' } },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }], // Playwright's fixtures
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { projectService: false, program: null } },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
