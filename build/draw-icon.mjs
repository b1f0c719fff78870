// Draws build/resources/icon.png (which electron-builder makes every system's icon of) from icon.svg.
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const resources = path.resolve(import.meta.dirname, 'resources');
const executablePath = process.platform === 'linux' ? '/usr/bin/chromium' : undefined;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 512, height: 512 } });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(path.join(resources, 'icon.svg'), 'utf8')}`);
await page.screenshot({ path: path.join(resources, 'icon.png'), omitBackground: true });
await browser.close();
