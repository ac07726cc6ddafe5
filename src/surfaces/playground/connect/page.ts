// The page's files, read once and served as they are: no build, no framework.
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

/** Everything that is served, by name: what is not listed cannot be asked for. */
const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/playground/theme.css': ['theme.css', 'text/css; charset=utf-8'],
  '/playground/writing.css': ['writing.css', 'text/css; charset=utf-8'],
  '/playground/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/playground/message.css': ['message.css', 'text/css; charset=utf-8'],
  '/playground/main.js': ['main.js', 'text/javascript; charset=utf-8'],
  '/playground/chat.js': ['chat.js', 'text/javascript; charset=utf-8'],
  '/playground/combobox.js': ['combobox.js', 'text/javascript; charset=utf-8'],
  '/playground/composer.js': ['composer.js', 'text/javascript; charset=utf-8'],
  '/playground/offer-list.js': ['offer-list.js', 'text/javascript; charset=utf-8'],
  '/playground/files.js': ['files.js', 'text/javascript; charset=utf-8'],
  '/playground/form.js': ['form.js', 'text/javascript; charset=utf-8'],
  '/playground/page-parts.js': ['page-parts.js', 'text/javascript; charset=utf-8'],
  '/playground/people.js': ['people.js', 'text/javascript; charset=utf-8'],
  '/playground/clock.js': ['clock.js', 'text/javascript; charset=utf-8'],
  '/playground/selects.js': ['selects.js', 'text/javascript; charset=utf-8'],
  '/playground/server.js': ['server.js', 'text/javascript; charset=utf-8'],
} as const;

export function pageRoutes(): Hono {
  const app = new Hono();
  for (const [path, [name, type]] of Object.entries(FILES)) {
    const text = readFileSync(new URL(`../page/${name}`, import.meta.url), 'utf8');
    app.get(path, (c) => c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));
  }
  return app;
}
