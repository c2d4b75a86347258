const workers = {
  editorWorkerService: '/explorer/editor-worker.js',
  json: '/explorer/json-worker.js',
  graphql: '/explorer/graphql-worker.js',
};
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };

const { document: operation } = JSON.parse(document.getElementById('first-operation').textContent);
window.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  endpoint: '/graphql',
  title: 'SessionGraph',
  logo: '<span></span>',
  defaultQuery: operation,
});
