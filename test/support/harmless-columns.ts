const menu = 'names and numbers of menus, which the centre made';
const word = 'a word of the platform';
const code = 'a code or list that the centre made';
const id = 'an id that a program gave, good for nothing outside its log';
const machine = 'names a program, not a person';
const ours = 'written by us: paths and reasons, never values';

/**
 * Columns of text or JSON that tell nothing of a person, each with the reason; by name alone where it means the same everywhere. A
 * column that is neither here nor marked as personal fails a test, because nobody has thought about it. Open words need not be named.
 */
export const harmless: Readonly<Record<string, string>> = {
  instance: 'the name that whoever takes files in gives an installation',
  channel: 'VOICE or CHAT',
  language: 'a code such as `en`',
  queueName: menu,
  menuPathName: menu,
  menuPathIds: menu,
  fromMenuPathName: menu,
  fromMenuPathIds: menu,
  toMenuPathName: menu,
  toMenuPathIds: menu,
  adapterFailCode: word,
  'Session.callUuid': id,
  'Session.subStatus': word,
  'Session.voipProvider': machine,
  'Session.providerType': machine,
  'Session.providerChannelId': id,
  'Session.automationRedirection': 'how the centre routes: groups, queues, percentages',
  'Session.firstQueueName': menu,
  'Participant.entryType': word,
  'Participant.conversationId': id,
  'Participant.virtualAgentConversation':
    'holds an id; hidden, so answered only with the whole document, which is marked',
  'Transfer.answerTypePath': word,
  'Disposition.code': code,
  'Disposition.customCodeId': code,
  'Disposition.list': code,
  'Disposition.listPath': code,
  'Disposition.customListId': code,
  'Recording.conferenceSid': id,
  'Recording.redactionTimes': 'when a recording was paused and by which number of an agent; hidden',
  'OfferEvent.groupLabel': 'a group of agents',
  'SmartAction.photoType': word,
  'VirtualAgent.name': machine,
  'VirtualAgent.alias': machine,
  'VirtualAgent.avatarUrl': machine,
  'Team.name': 'a group of agents; who is in it is told by agents, who are masked',
  'Menu.name': menu,
  'Menu.outputMessage': 'what the centre lets a menu say',
  'Queue.name': menu,
  'Queue.materializedPaths': menu,
  'Queue.languages': 'codes such as `en`',
  'Instance.name': 'the name that whoever takes files in gives an installation',
  'RawDocument.source': 'the name of a file of whoever took it in',
  'RawDocument.unmappedPaths': ours,
  'RawDocument.warnings': ours,
  'QuarantinedDocument.id': 'a number of ours',
  'QuarantinedDocument.source': 'the name of a file of whoever took it in',
  'QuarantinedDocument.problems': ours,
  'TimelineEvent.says': 'made of words of ours, durations and words of the platform',
  'MenuPath.name': menu,
  'MenuPath.materializedPath': menu,
  'AdapterFailure.code': word,
  'Provenance.source': 'the name of a file of whoever took it in',
  'Provenance.sha256': 'says whether two documents are the same, and nothing else',
  'Provenance.unmappedPaths': ours,
  'Provenance.storedWarnings': ours,
  'IngestWarning.path': ours,
  'IngestWarning.problem': ours,
};
