import { readFileSync } from 'node:fs';
import { sampleDatabase, type SampleDatabase } from './support/samples.ts';
import { testServer, type TestServer } from './support/server.ts';

/*
 * Every row of the page that this project was founded on, where a client finds it, and what a sample answers. A row whose samples
 * hold nothing (SMS) is shown with a record made for it.
 */
const rows: readonly (readonly [row: string, session: string, selection: string, answer: unknown])[] = [
  ['Lang', 'VOICE 41001', 'language', { language: 'en' }],
  ['Session ID', 'CHAT 52001', 'externalId channel', { externalId: '52001', channel: 'CHAT' }],
  [
    'Session type',
    'CHAT 52001',
    'type typeText direction medium',
    { type: 'MESSAGING_INBOUND_SMS', typeText: 'Messaging Inbound (SMS)', direction: 'INBOUND', medium: 'SMS' },
  ],
  [
    'Session status',
    'VOICE 41003',
    'status statusText failReason failReasonText',
    { status: 'FAILED', statusText: 'failed', failReason: 'EU_ABANDONED', failReasonText: 'eu_abandoned' },
  ],
  [
    'Session status: no failure reads as null',
    'VOICE 41001',
    'status failReason',
    { status: 'FINISHED', failReason: null },
  ],
  ['Session sub-status', 'VOICE 41002', 'subStatus', { subStatus: 'Finished: Disconnected by agent' }],
  ['Created', 'VOICE 41002', 'createdAt', { createdAt: '2026-09-14T17:12:51.000Z' }],
  [
    'In queue',
    'VOICE 41003',
    'queuedAt waitSeconds queueLegs { queue { name } waitSeconds outcome }',
    {
      queuedAt: expect.any(String) as string,
      waitSeconds: 75,
      queueLegs: [{ queue: { name: expect.any(String) as string }, waitSeconds: 75, outcome: 'ABANDONED' }],
    },
  ],
  ['Assigned', 'VOICE 41002', 'assignedAt', { assignedAt: '2026-09-14T17:14:17.000Z' }],
  ['Connected', 'VOICE 41002', 'connectedAt', { connectedAt: '2026-09-14T17:12:57.000Z' }],
  ['Ended', 'VOICE 41002', 'endedAt', { endedAt: '2026-09-14T17:22:41.000Z' }],
  [
    'Scheduled',
    'VOICE 41005',
    'scheduledAt direction',
    { scheduledAt: expect.any(String) as string, direction: 'CALLBACK' },
  ],
  ['Updated', 'VOICE 41002', 'updatedAt', { updatedAt: '2026-09-14T17:37:53.000Z' }],
  [
    'Handle time and hold time: the example values of the page',
    'VOICE 41001',
    'handleSeconds holdSeconds talkSeconds wrapUpSeconds',
    { handleSeconds: 245, holdSeconds: 23, talkSeconds: 196, wrapUpSeconds: 26 },
  ],
  ['Answer type', 'VOICE 41002', 'answerType handledBy', { answerType: 'MANUAL', handledBy: 'BOTH' }],
  ['Answer type: nobody', 'VOICE 41003', 'handledBy', { handledBy: 'NOBODY' }],
  [
    'Answer type: virtual agent',
    'CHAT 52004',
    'handledBy handleSeconds',
    { handledBy: 'VIRTUAL_AGENT', handleSeconds: null },
  ],
  [
    'OutTicket ID and URL',
    'VOICE 41002',
    'outTicket { id url isAccount }',
    {
      outTicket: {
        id: '500EX0000041002',
        url: 'https://crm.example.com/lightning/r/Case/500EX0000041002/view',
        isAccount: false,
      },
    },
  ],
  [
    'Recording permission and URL',
    'VOICE 41002',
    'recordingPermission recordingUrl recordings { durationSeconds redactions { durationSeconds } }',
    {
      recordingPermission: 'GRANTED',
      recordingUrl: 'https://storage.example.com/ccaip/recordings/call-41002.mp3',
      recordings: [{ durationSeconds: 499, redactions: [{ durationSeconds: 8.94 }] }],
    },
  ],
  ['Support number', 'VOICE 41004', 'supportNumber', { supportNumber: '+12025550100' }],
  [
    'Outbound number',
    'VOICE 41007',
    'outboundNumber direction',
    { outboundNumber: expect.any(String) as string, direction: 'OUTBOUND' },
  ],
  [
    'Menu path, its id, and the selected menu',
    'VOICE 41002',
    'menuPath { name materializedPath itemsCount menus { externalId } } selectedMenu { externalId name type }',
    {
      menuPath: {
        name: 'Mobile menu/Returns',
        materializedPath: '30/32',
        itemsCount: 2,
        menus: [{ externalId: '30' }, { externalId: '32' }],
      },
      selectedMenu: { externalId: '31', name: 'Orders', type: 'MOBILE_MENU' },
    },
  ],
  [
    'Queue priority',
    'VOICE 41002',
    'queuePriority transfers { fromQueuePriority toQueuePriority }',
    {
      queuePriority: 1,
      transfers: [
        { fromQueuePriority: 2, toQueuePriority: 1 },
        { fromQueuePriority: 1, toQueuePriority: null },
      ],
    },
  ],
  [
    'CSAT rating and comment',
    'CHAT 52001',
    'feedback { rating comment }',
    { feedback: { rating: 2, comment: expect.any(String) as string } },
  ],
  [
    'Virtual agent assigned and connected',
    'CHAT 52004',
    'virtualAgentLegs { virtualAgent { name } finishReason }',
    {
      virtualAgentLegs: [
        { virtualAgent: { name: expect.any(String) as string }, finishReason: expect.any(String) as string },
      ],
    },
  ],
  [
    'SmartActions',
    'VOICE 41002',
    'verified smartActions { __typename ... on PhotoAction { url } ... on TextAction { text } }',
    {
      verified: true,
      smartActions: expect.arrayContaining([
        { __typename: 'PhotoAction', url: 'https://storage.example.com/ccaip/media/call-41002-photo-901.jpg' },
        { __typename: 'ScreenshotAction' },
        { __typename: 'TextAction', text: 'Order reference 18-4471' },
        { __typename: 'VerificationAction' },
      ]) as unknown,
    },
  ],
  [
    'Agent info',
    'VOICE 1418',
    'agent { name } agentHandles { agent { name } counted }',
    {
      agent: { name: 'Jane Smith' },
      agentHandles: [
        { agent: { name: 'Jane Smith' }, counted: true },
        { agent: { name: 'Jane Smith' }, counted: true },
      ],
    },
  ],
  [
    'Agent info: the virtual agent',
    'CHAT 52004',
    'agent { name } virtualAgent { name }',
    { agent: null, virtualAgent: { name: expect.any(String) as string } },
  ],
  [
    'Transfer information',
    'CHAT 52003',
    'transfers { status kind waitSeconds fromAgent { name } toAgent { name } } escalations { status reason }',
    {
      transfers: [
        {
          status: 'TRANSFERRED',
          kind: 'COLD',
          waitSeconds: 20,
          fromAgent: { name: 'Avery Sample' },
          toAgent: { name: 'Cam Fictional' },
        },
      ],
      escalations: [{ status: 'ESCALATED', reason: 'BY_VIRTUAL_AGENT' }],
    },
  ],
  [
    'Deflection information',
    'VOICE 41004',
    'deflection deflectionText voicemailReason voicemailReasonText deflections { kindText fromMenuPath { name } } automationRedirection',
    {
      deflection: 'OTHER',
      deflectionText: 'after_hours_voicemail',
      voicemailReason: expect.any(String) as string,
      voicemailReasonText: 'after_hours',
      deflections: [{ kindText: 'after_hours_voicemail', fromMenuPath: { name: 'Billing/Invoices' } }],
      automationRedirection: null,
    },
  ],
  ['Deflection information of a chat', 'CHAT 52003', 'deflection afterHours', { deflection: null, afterHours: false }],
  [
    'Disposition codes and notes',
    'VOICE 1418',
    'dispositions { code note list listPath participant { type } }',
    {
      dispositions: [
        {
          code: 'No Resolution - followup needed',
          note: 'notes',
          list: 'Inbound IVR dispostions',
          listPath: 'Inbound IVR dispostions',
          participant: { type: 'AGENT' },
        },
        {
          code: 'key_1',
          note: null,
          list: 'dispositions_1',
          listPath: 'dispositions_1',
          participant: { type: 'AGENT' },
        },
      ],
    },
  ],
  [
    'In-call SMS and wait-time SMS: none',
    'VOICE 41001',
    'inCallSms { content } waitTimeSms { content }',
    { inCallSms: [], waitTimeSms: [] },
  ],
  [
    'Participants: who rejoins is a new one',
    'VOICE 1418',
    'participants { type agent { name } }',
    {
      participants: [
        { type: 'END_USER', agent: null },
        { type: 'VIRTUAL_AGENT', agent: null },
        { type: 'AGENT', agent: { name: 'Jane Smith' } },
        { type: 'AGENT', agent: { name: 'Jane Smith' } },
        { type: 'TASK_VIRTUAL_AGENT', agent: null },
      ],
    },
  ],
  [
    'Diagnostics',
    'VOICE 41002',
    'callUuid sipHeaders failDetails adapterFailure { code message } offerEvents { groupLabel } customData',
    {
      callUuid: '7d4a0f6e-0000-4000-8000-000000041002',
      sipHeaders: null,
      failDetails: null,
      adapterFailure: null,
      offerEvents: [{ groupLabel: 'Group 1' }, { groupLabel: 'Group 2' }],
      customData: {
        app_version: { label: 'App version', value: '5.2.1' },
        loyalty_tier: { label: 'Loyalty tier', value: 'silver' },
      },
    },
  ],
];

let database: SampleDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await sampleDatabase();
  server = await testServer(database.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test.each(rows)('%s (%s)', async (_row, session, selection, answer) => {
  const [channel, externalId] = session.split(' ');
  const { data, errors } = await server.ask(
    `{ session(channel: ${channel ?? ''}, externalId: "${externalId ?? ''}", instance: "samples") { ${selection} } }`,
  );
  expect(errors).toBeUndefined();
  expect(data?.['session']).toEqual(answer);
});

test('everything else: the document as it was delivered, and where it came from', async () => {
  const { data } = await server.ask<{ session: { raw: unknown; provenance: unknown } }>(
    '{ session(channel: VOICE, externalId: "1418") { raw provenance { source receivedAt sizeBytes sha256 unmappedPaths warnings { path problem } } } }',
  );
  const file = new URL('../samples/real/call-1418.json', import.meta.url);
  expect(data?.session.raw).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  expect(data?.session.provenance).toMatchObject({
    source: expect.stringContaining('call-1418.json') as string,
    sizeBytes: readFileSync(file).length,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    unmappedPaths: [],
  });
});
