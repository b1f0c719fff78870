/** The demo shop's public key and its workspace. */
export interface Demo {
  readonly key: string;
  readonly workspace: string;
}

/** The demo shop (I6): two buttons, the public key in the script element, and what became of each click. */
export function demoPage(o: Demo): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demo shop</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 36rem; margin: 3rem auto; padding: 0 1rem; }
.goods { border: 1px solid; border-radius: 8px; padding: 1rem; }
button, input { font: inherit; padding: 0.4rem 0.9rem; }
button { cursor: pointer; margin-right: 0.5rem; }
code { font-size: 0.9em; }
</style>
<script src="/sdk.js" data-key="${escapeHtml(o.key)}"></script>
<script src="/demo.js" defer></script>
</head>
<body>
<h1>Demo shop</h1>
<p>Each button sends an occurrence to the workspace <code>${escapeHtml(o.workspace)}</code> of this server. Publish it first, then watch Runs.</p>
<p><label>Your purl <input id="purl" value="AdaLovelace" autocomplete="off"></label></p>
<div class="goods">
<h2>Tea pot</h2>
<p>129.50</p>
<button id="cart">Add to cart</button>
<button id="buy">Purchase</button>
</div>
<p id="status" role="status">Nothing sent yet.</p>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
