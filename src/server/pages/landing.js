const SANDBOX = 'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js';
/** How long the internet may take before the page says that it does not answer; it is used all the same if it comes later. */
const PATIENCE_MS = 6000;

const endpoint = new URL('/graphql', location.href).href;
const { document: operation } = JSON.parse(document.getElementById('first-operation').textContent);
const sandbox = document.getElementById('sandbox');
const offline = document.getElementById('offline');

function showOffline(isOffline) {
  offline.hidden = !isOffline;
  sandbox.hidden = isOffline;
}

function startSandbox() {
  clearTimeout(patience);
  showOffline(false);
  new window.EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: endpoint,
    endpointIsEditable: false,
    hideCookieToggle: true,
    includeCookies: false,
    initialState: { document: operation, variables: {}, includeCookies: false },
    runTelemetry: false,
    allowDynamicStyles: false,
  });
}

document.getElementById('curl').textContent =
  `curl ${endpoint} -H 'content-type: application/json' -d '{"query":"{ sessions(first: 3) { nodes { externalId type status } } }"}'`;

const patience = setTimeout(() => showOffline(true), PATIENCE_MS);
const script = document.createElement('script');
script.src = SANDBOX;
script.onload = startSandbox;
script.onerror = () => {
  clearTimeout(patience);
  showOffline(true);
};
document.head.append(script);
