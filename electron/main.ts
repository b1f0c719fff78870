import { app, dialog } from 'electron';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { Environments } from './environments/environments.ts';
import { systemKeychain } from './environments/keychain.ts';
import { openPublishQueue } from './environments/open-publish-queue.ts';
import { Servers } from './environments/server-calls.ts';
import { TokenVault } from './environments/token-vault.ts';
import { DocumentFiles } from './files/document-files.ts';
import { PendingWrites } from './files/pending-writes.ts';
import { removeStaleSettings } from './files/remove-stale-settings.ts';
import { desktopHandlers } from './ipc/handlers.ts';
import { installMainBridge, onFilesDropped, tellAllWindows } from './ipc/main-bridge.ts';
import { Journal } from './journal/journal.ts';
import { releaseLostWork } from './journal/release-lost-work.ts';
import { launchArguments } from './launch-arguments.ts';
import { LocalServer } from './local-server/local-server.ts';
import { startServerProcess } from './local-server/server-process.ts';
import { installMenu } from './menu.ts';
import { OpenWorkspaces } from './open-workspaces.ts';
import { refuseWeb } from './refuse-web.ts';
import { takeScreenshot } from './screenshot.ts';
import { openSettings } from './settings/open-settings.ts';
import { applyTheme, followTheme } from './theme.ts';
import { chooseUserData } from './user-data.ts';
import { VersionStore } from './versions/version-store.ts';
import { watchQuit } from './windows/close-handshake.ts';
import { createWindow } from './windows/create-window.ts';

const wanted = launchArguments(process.argv.slice(1), process.cwd());
chooseUserData(wanted.screenshot !== undefined);
registerAppScheme();
if (app.requestSingleInstanceLock()) start();
else app.quit(); // the running app opens the files

function start(): void {
  const folder = app.getPath('userData');
  const { settings, setAside } = openSettings(folder);
  const pending = new PendingWrites(path.join(folder, 'pending-writes'));
  const files = new DocumentFiles(settings, pending);
  const journal = new Journal(path.join(folder, 'journal'), Date.now);
  const versions = new VersionStore(path.join(folder, 'versions'), Date.now);
  const workspaces = new OpenWorkspaces(settings, files);
  const serverFolder = path.join(folder, 'local-server');
  const server = new LocalServer({
    start: (port) => startServerProcess(['serve', '--data', serverFolder, '--port', String(port)]),
    rememberedPort: () => settings.get('localServerPort') ?? 0,
    rememberPort: (port) => settings.set('localServerPort', port),
    onStatus: (status) => tellAllWindows('server.status', status),
  });
  const environments = new Environments(settings, new TokenVault(path.join(folder, 'tokens.json'), systemKeychain));
  const servers = new Servers(server, serverFolder, environments);
  const queue = openPublishQueue(path.join(folder, 'publish-queue.json'), servers);
  const styleNonce = randomBytes(16).toString('base64url');

  watchQuit();
  endServerBeforeQuit(server);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', (_event, hasWindows) => {
    if (!hasWindows) workspaces.openEmpty();
  });
  app.on('second-instance', (_event, words, from) => {
    void workspaces.secondLaunch(launchArguments(words.slice(1), from).files);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void workspaces.openFile(file);
  });

  void app.whenReady().then(async () => {
    refuseWeb();
    serveApp(path.join(__dirname, '../renderer'), contentSecurityPolicy(styleNonce));
    const openWindow = (): void => void workspaces.openEmpty();
    installMainBridge(
      desktopHandlers({ settings, files, journal, versions, openWindow, environments, servers, queue, styleNonce }),
    );
    onFilesDropped((dropped, window) => void workspaces.openDropped(dropped, window));
    releaseLostWork(journal);
    applyTheme(settings.get('theme'));
    followTheme();
    installMenu(openWindow);
    if (wanted.screenshot !== undefined) {
      return picture(wanted.screenshot, () => createWindow({ settings, query: 'open=example' }), server);
    }
    await journal.load();
    void pending.cleanUp();
    void removeStaleSettings(folder);
    void queue.load().then((unreadable) => unreadable !== undefined && tellQueueSetAside(unreadable));
    await workspaces.start(wanted.files);
    if (setAside !== undefined) tellSetAside(setAside);
  });
}

async function picture(file: string, open: () => Electron.BrowserWindow, server: LocalServer): Promise<void> {
  let code = 0;
  try {
    await takeScreenshot(open(), file);
  } catch (error) {
    code = 1;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  await server.stop();
  app.exit(code);
}

/** The embedded server finishes the work in hand; then the app goes on quitting. */
function endServerBeforeQuit(server: LocalServer): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void server.stop().then(() => {
      ended = true;
      app.quit();
    });
  });
}

function tellQueueSetAside(file: string): void {
  void dialog.showMessageBox({
    type: 'warning',
    message: 'What waited to be published could not be read',
    detail: `Nothing waits any more. The unreadable file is kept as ${file}. Publish again what you still need.`,
  });
}

function tellSetAside(file: string): void {
  void dialog.showMessageBox({
    type: 'warning',
    message: 'Your settings could not be read',
    detail: `Hookflow starts with its usual settings. The unreadable file is kept as ${file}.`,
  });
}
