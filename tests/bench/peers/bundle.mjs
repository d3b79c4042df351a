// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles a peer's engine for Node into dist/.
// usage: node bundle.mjs devtools | node bundle.mjs speedscope SOURCE_DIR
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';

const here = path.dirname(new URL(import.meta.url).pathname);
const [peer, sourceDir] = process.argv.slice(2);
const common = {bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error',
  tsconfigRaw: {compilerOptions: {useDefineForClassFields: false}}, outfile: path.join(here, `dist/${peer}.mjs`)};

if (peer === 'devtools') {
  const entry = createRequire(import.meta.url).resolve('chrome-devtools-frontend/package.json');
  const frontEnd = path.join(path.dirname(entry), 'front_end');
  // Sources import './x.js' where './x.ts' exists; what the package leaves out becomes an empty module.
  const resolver = {
    name: 'typescript-sources',
    setup(build) {
      build.onResolve({filter: /^\.\.?\//}, request => {
        if (!request.importer.startsWith(frontEnd)) return undefined;
        const file = path.resolve(request.resolveDir, request.path);
        if (fs.existsSync(file)) return {path: file};
        const source = file.replace(/\.js$/, '.ts');
        return fs.existsSync(source) ? {path: source} : {path: file, namespace: 'absent'};
      });
      build.onLoad({filter: /.*/, namespace: 'absent'}, file => ({loader: 'js',
        contents: file.path.endsWith('locales.js')
          ? `export const LOCALES = ['en-US'], BUNDLED_LOCALES = ['en-US'], DEFAULT_LOCALE = 'en-US',
               REMOTE_FETCH_PATTERN = '', LOCAL_FETCH_PATTERN = '';`
          : 'module.exports = new Proxy({}, {get: (target, key) => key === "__esModule" ? false : ""});'}));
    },
  };
  await esbuild.build({...common, plugins: [resolver], stdin: {resolveDir: here, loader: 'ts',
    contents: `export {CPUProfileDataModel} from '${frontEnd}/models/cpu_profile/cpu_profile.ts';`}});
} else if (peer === 'speedscope' && sourceDir) {
  const source = path.resolve(sourceDir, 'src');
  await esbuild.build({...common, stdin: {resolveDir: here, loader: 'ts',
    contents: `export {importFromChromeCPUProfile} from '${source}/import/chrome';
               export {Flamechart} from '${source}/lib/flamechart';`}});
} else {
  console.error('usage: node bundle.mjs devtools | node bundle.mjs speedscope SOURCE_DIR');
  process.exit(2);
}
