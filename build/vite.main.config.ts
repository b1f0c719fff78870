import { electronScript } from './vite.electron-script.ts';

export default electronScript('main', 'electron/main.ts');
