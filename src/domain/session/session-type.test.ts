import 'reflect-metadata';
import { directionOf, mediumOf, SessionType } from './session-type.ts';

describe('a session type says direction and medium', () => {
  it.each([
    ['Voice Inbound (IVR)', 'INBOUND', 'IVR'],
    ['Voice Inbound (IVR via Mobile)', 'INBOUND', 'IVR'],
    ['Voice Inbound (IVR using App)', 'INBOUND', 'IVR'],
    ['IvrCall', 'INBOUND', 'IVR'],
    ['Voice Inbound (Mobile)', 'INBOUND', 'MOBILE'],
    ['Voice Inbound (App)', 'INBOUND', 'MOBILE'],
    ['IncomingCall', 'INBOUND', 'MOBILE'],
    ['Voice Callback (Web)', 'CALLBACK', 'WEB'],
    ['Voice Inbound (API)', 'INBOUND', 'API'],
    ['Voice Scheduled (Mobile)', 'CALLBACK', 'MOBILE'],
    ['Voice Scheduled (API)', 'CALLBACK', 'API'],
    ['ScheduledCall', 'CALLBACK', null],
    ['Voice Outbound', 'OUTBOUND', null],
    ['Voice Outbound (API)', 'OUTBOUND', 'API'],
    ['Voice Internal', 'INTERNAL', null],
    ['Voice Inbound (Direct)', 'INBOUND', 'DIRECT'],
    ['DirectCall', null, 'DIRECT'],
    ['Voice Outbound (UCaaS)', 'OUTBOUND', 'UCAAS'],
    ['Voice Inbound (Extension)', 'INBOUND', 'EXTENSION'],
    ['Voice Campaign', 'OUTBOUND', 'CAMPAIGN'],
    ['Messaging Inbound (Mobile Chat)', 'INBOUND', 'MOBILE'],
    ['Messaging Inbound (App Chat)', 'INBOUND', 'MOBILE'],
    ['Messaging Inbound (Web Chat)', 'INBOUND', 'WEB'],
    ['Messaging (SMS)', 'INBOUND', 'SMS'],
    ['Messaging Outbound (SMS via API)', 'OUTBOUND', 'SMS'],
    ['Messaging Outbound (SMS Direct via API)', 'OUTBOUND', 'SMS'],
    ['Messaging (WhatsApp)', 'INBOUND', 'WHATSAPP'],
  ])('%s', (type, direction, medium) => {
    expect([directionOf(type), mediumOf(type)]).toEqual([direction, medium]);
    expect(SessionType.read(type)).not.toBe('OTHER');
  });

  it('even one of tomorrow', () => {
    expect([directionOf('Voice Outbound (Web Kiosk)'), mediumOf('Voice Outbound (Web Kiosk)')]).toEqual([
      'OUTBOUND',
      'WEB',
    ]);
    expect(SessionType.read('Voice Outbound (Web Kiosk)')).toBe('OTHER');
  });

  it('and one that says nothing has neither', () => {
    expect([directionOf('Carrier pigeon'), mediumOf('Carrier pigeon')]).toEqual([null, null]);
    expect([directionOf(null), mediumOf(null)]).toEqual([null, null]);
  });
});
