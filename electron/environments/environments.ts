import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Environment, SavedEnvironment } from '../../shared/desktop/desktop-answers.ts';
import type { EnvironmentDraft } from '../../shared/desktop/desktop-calls.ts';
import type { SettingsStore } from '../settings/open-settings.ts';
import { environmentAddress } from './environment-address.ts';
import type { TokenVault } from './token-vault.ts';

/** The embedded server's own environment: always there. */
export const LOCAL = 'local';

/** The user's environments: names and addresses in the settings, tokens in the vault. */
export class Environments {
  readonly #settings: SettingsStore;
  readonly #vault: TokenVault;

  constructor(settings: SettingsStore, vault: TokenVault) {
    this.#settings = settings;
    this.#vault = vault;
  }

  list(): readonly Environment[] {
    return this.#settings.get('environments').map((each) => ({ ...each, tokens: this.#vault.places(each.id) }));
  }

  find(id: string): Environment | undefined {
    return this.list().find((each) => each.id === id);
  }

  /** Adds or changes one; a token is asked for anew when the address moves to another server. */
  save(draft: EnvironmentDraft): SavedEnvironment {
    const checked = this.#check(draft);
    if ('problem' in checked) return checked;
    const { name, address } = checked;
    const id = draft.id ?? randomUUID();
    const token = draft.token?.trim() ?? '';
    const moved = this.find(id)?.address !== address;
    if (moved && draft.id !== null) {
      if (token === '')
        return { problem: 'The token was for the old address. Enter one for this server.', field: 'token' };
      this.#vault.forget(id);
    }
    if (token !== '') {
      const kept = this.#vault.keep({ environment: id, workspace: draft.workspace }, token, draft.keepIn);
      if (!kept.ok) return { problem: kept.error, field: 'keychain' };
    }
    const others = this.#settings.get('environments');
    const entry = { id, name, address };
    const known = others.some((each) => each.id === id);
    this.#settings.set(
      'environments',
      known ? others.map((each) => (each.id === id ? entry : each)) : [...others, entry],
    );
    return { saved: { ...entry, tokens: this.#vault.places(id) } };
  }

  remove(id: string): void {
    this.#vault.forget(id);
    this.#settings.set(
      'environments',
      this.#settings.get('environments').filter((each) => each.id !== id),
    );
  }

  /** Address and token of one, or a sentence that says what is missing. */
  reach(id: string, workspace: string): Result<{ readonly address: string; readonly token: string }, string> {
    const environment = this.find(id);
    if (environment === undefined) return err(`There is no environment “${id}”.`);
    const token = this.#vault.find({ environment: id, workspace });
    if (!token.ok) return err(`${environment.name} ${token.error}`);
    return ok({ address: environment.address, token: token.value });
  }

  #check({ id, name, address }: EnvironmentDraft): Exclude<SavedEnvironment, { saved: Environment }> | Checked {
    const written = name.trim();
    const others = this.list().filter((each) => each.id !== id);
    const taken = ['local', ...others.map((each) => each.name.toLowerCase())];
    if (written === '') return { problem: 'Give it a name, such as Staging.', field: 'name' };
    if (taken.includes(written.toLowerCase())) {
      return { problem: `There is already an environment named ${written}.`, field: 'name' };
    }
    const origin = environmentAddress(address);
    return origin.ok ? { name: written, address: origin.value } : { problem: origin.error, field: 'address' };
  }
}

interface Checked {
  readonly name: string;
  readonly address: string;
}
