/** The table of docs/architecture.md: which folder may import which. */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to, dependencyTypesNot: ['npm', 'npm-dev', 'core'] },
});
const npm = (name, from, packages) => ({
  name,
  severity: 'error',
  from: { pathNot: from },
  to: { path: `node_modules/(${packages})(/|$)` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('base-alone', '^shared/base/', '^shared/base/'),
    only('events-on-base', '^shared/events/', '^shared/(base|events)/'),
    only('flow-on-events', '^shared/flow/', '^shared/(base|events|flow)/'),
    only('program-on-events', '^shared/program/', '^shared/(base|events|program)/'),
    only('compiler-below-engine', '^shared/compiler/', '^shared/(base|events|flow|program|compiler)/'),
    only('engine-sees-no-document', '^shared/engine/', '^shared/(base|events|program|engine)/'),
    only('analysis', '^shared/analysis/', '^shared/(base|events|flow|program|compiler|engine|analysis)/'),
    only('sync', '^shared/sync/', '^shared/(base|events|flow|program|compiler|engine|sync)/'),
    only('desktop', '^shared/desktop/', '^shared/(base|desktop|sync)/'),
    only('electron-knows-no-flow', '^electron/', '^(electron/|shared/(base|desktop|sync)/)'),
    only('renderer', '^renderer/', '^(renderer|shared)/'),
    only('server', '^server/', '^(server|shared)/'),
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    npm('electron-only-in-electron', '^(electron|tests|build)/|node_modules', 'electron|electron-store'),
    npm('react-only-in-renderer', '^(renderer|tests|build)/|node_modules', 'react|react-dom|@mantine/[^/]+|zustand'),
    npm('react-flow-only-in-canvas', '^(renderer/canvas|tests|bench)/|node_modules', '@xyflow/react'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|docs)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
