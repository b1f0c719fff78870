import { safeStorage } from 'electron';

/** The operating system's keeper of secrets, as far as tokens need it. */
export interface Keychain {
  /** Why nothing can be kept there, as a sentence; undefined when it can. */
  refusal(): string | undefined;
  /** Text that only this user's session can turn back. */
  encrypt(secret: string): string;
  /** Throws when it was encrypted for another session or machine. */
  decrypt(kept: string): string;
}

/** Electron's `safeStorage`; a Linux desktop without a keyring is refused, because its stand-in key is known to everyone. */
export const systemKeychain: Keychain = {
  refusal: () => {
    if (!safeStorage.isEncryptionAvailable()) return 'This system has no keychain that Hookflow could use.';
    if (process.platform !== 'linux') return undefined;
    const backend = typeof safeStorage.getSelectedStorageBackend === 'function' ? selectedBackend() : 'unknown';
    if (backend !== 'basic_text' && backend !== 'unknown') return undefined;
    return 'No keyring (GNOME Keyring or KWallet) is running, so that a token could not be encrypted.';
  },
  encrypt: (secret) => safeStorage.encryptString(secret).toString('base64'),
  decrypt: (kept) => safeStorage.decryptString(Buffer.from(kept, 'base64')),
};

function selectedBackend(): string {
  return safeStorage.getSelectedStorageBackend();
}
