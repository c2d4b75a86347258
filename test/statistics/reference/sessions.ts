import type { GeneratorOptions } from '../../../src/generate/files.ts';

/**
 * The sessions that the reference counts: four weeks of two instances, in which most is out of the ordinary, and the two nights in which
 * the clocks of Berlin are changed, with an hour that is not there and an hour that is there twice.
 */
export function referenceOptions(seed: number, sessions: number): readonly GeneratorOptions[] {
  const delivered = { seed, rare: 0.7, secondExports: 0.3, late: 0.1, duplicate: 0.1 };
  const night = { ...delivered, sessions: 40, agents: 30, zones: { spring: 'Europe/Berlin', autumn: 'Europe/Berlin' } };
  return [
    {
      ...delivered,
      sessions: sessions - 80,
      from: new Date('2026-10-12T00:00:00Z'),
      to: new Date('2026-11-09T00:00:00Z'),
      instances: ['north', 'south'],
    },
    { ...night, from: new Date('2027-03-27T23:30:00Z'), to: new Date('2027-03-28T03:00:00Z'), instances: ['spring'] },
    { ...night, from: new Date('2026-10-24T22:30:00Z'), to: new Date('2026-10-25T03:00:00Z'), instances: ['autumn'] },
  ];
}
