// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles a peer's engine for Node into dist/.
// usage: node bundle.mjs devtools | devtools-heap | speedscope SOURCE_DIR
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';

const here = path.dirname(new URL(import.meta.url).pathname);
const [peer, sourceDir] = process.argv.slice(2);
const common = {bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error',
  tsconfigRaw: {compilerOptions: {useDefineForClassFields: false}}, outfile: path.join(here, `dist/${peer}.mjs`)};

if (peer === 'devtools' || peer === 'devtools-heap') {
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
  // The heap worker needs of the interface only the texts of its progress messages.
  const stubs = {
    'core/i18n/i18n.js': 'export const i18n = {serializeUIString: text => String(text)};',
    'models/heap_snapshot/heap_snapshot.js':
      `export * as HeapSnapshotModel from '${frontEnd}/models/heap_snapshot/HeapSnapshotModel.ts';`,
    'core/text_utils/text_utils.js':
      `export * as TextUtils from '${frontEnd}/core/text_utils/TextUtils.ts';`,
    'core/text_utils/ContentData.js': 'export const ContentData = {};',
    'core/text_utils/ContentProvider.js': 'export class SearchMatch {}',
    'core/platform/HostRuntime.js': 'export const HOST_RUNTIME = {};',
  };
  const withoutInterface = {
    name: 'without-interface',
    setup(build) {
      build.onResolve({filter: /^\.\.?\//}, request => {
        const file = path.relative(frontEnd, path.resolve(request.resolveDir, request.path));
        return stubs[file] === undefined ? undefined : {path: file, namespace: 'stub'};
      });
      build.onLoad({filter: /.*/, namespace: 'stub'}, file => ({contents: stubs[file.path], loader: 'js',
        resolveDir: frontEnd}));
    },
  };
  const worker = `${frontEnd}/entrypoints/heap_snapshot_worker`;
  const contents = {
    devtools: `export {CPUProfileDataModel} from '${frontEnd}/models/cpu_profile/cpu_profile.ts';`,
    'devtools-heap': `export * as HeapSnapshot from '${worker}/HeapSnapshot.ts';
      export * as Loader from '${worker}/HeapSnapshotLoader.ts';
      export * as Model from '${frontEnd}/models/heap_snapshot/HeapSnapshotModel.ts';`,
  };
  // Node 20 lacks it.
  const banner = {js: `Promise.withResolvers ??= function() {
    let resolve, reject;
    const promise = new this((a, b) => { resolve = a; reject = b; });
    return {promise, resolve, reject};
  };`};
  await esbuild.build({...common, banner, plugins: peer === 'devtools' ? [resolver] : [withoutInterface, resolver],
    stdin: {resolveDir: here, loader: 'ts', contents: contents[peer]}});
} else if (peer === 'speedscope' && sourceDir) {
  const source = path.resolve(sourceDir, 'src');
  await esbuild.build({...common, stdin: {resolveDir: here, loader: 'ts',
    contents: `export {importFromChromeCPUProfile} from '${source}/import/chrome';
               export {Flamechart} from '${source}/lib/flamechart';`}});
} else {
  console.error('usage: node bundle.mjs devtools | devtools-heap | speedscope SOURCE_DIR');
  process.exit(2);
}
