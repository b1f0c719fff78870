// Nothing is loaded from anywhere, whatever the e-mail says; its own styles stand in it. Mail is written for white paper.
const HEAD = [
  '<!doctype html><meta charset="utf-8">',
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'none'">`,
  '<meta name="color-scheme" content="light">',
  '<body style="margin:12px;background:#fff;color:#1c1c19;font:13px/20px sans-serif;overflow-wrap:anywhere">',
].join('');

/** The document of the sandboxed frame in which an HTML e-mail is shown. */
export function mailDocument(html: string): string {
  return HEAD + html;
}
