/** Seconds' worth of requests that may come at once. */
const BURST_S = 10;

interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket for each key; time is an argument, in epoch milliseconds. */
export class RequestRate {
  readonly #perMs: number;
  readonly #most: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number) {
    this.#perMs = perMinute / 60_000;
    this.#most = Math.max(1, this.#perMs * BURST_S * 1000);
  }

  /** Takes one request's worth: 0 when there is one, else the seconds until there is. */
  take(key: string, now: number): number {
    const bucket = this.#buckets.get(key) ?? { tokens: this.#most, at: now };
    this.#buckets.set(key, bucket);
    bucket.tokens = Math.min(this.#most, bucket.tokens + Math.max(0, now - bucket.at) * this.#perMs);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#perMs / 1000));
    bucket.tokens -= 1;
    return 0;
  }
}
