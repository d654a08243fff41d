// Writes ../wwwroot, or the folder that is named: the same sources give the same bytes, so that a test can compare.
import { build, transform } from 'esbuild';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '..', 'wwwroot'));

// Styles go into shadow trees as text, and need no more room there than anywhere else.
const styles = {
  name: 'styles',
  setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async ({ path }) => {
    const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
    return { contents: code.trim(), loader: 'text' };
  }),
};

const settings = {
  absWorkingDir: here,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  outdir: out,
  plugins: [styles],
};

await mkdir(out, { recursive: true });
await build({
  ...settings,
  entryPoints: { lennotify: 'src/lennotify.ts', 'lennotify-operator': 'src/lennotify-operator.ts' },
  splitting: true,
  chunkNames: 'lennotify-shared',
});
await build({ ...settings, entryPoints: { 'lennotify-client': 'src/lennotify-client.ts' } });
const page = await transform(await readFile(join(here, 'src/styles/page.css'), 'utf8'), { loader: 'css', minify: true });
await writeFile(join(out, 'page.css'), page.code);
await copyFile(join(here, 'src/icon.svg'), join(out, 'icon.svg'));
await copyFile(join(here, '../../LenNotify.WebPush/js/push-worker.js'), join(out, 'push-worker.js'));
