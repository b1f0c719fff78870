import { electronScript } from './vite.electron-script.ts';

export default electronScript('preload', 'electron/preload.ts');
