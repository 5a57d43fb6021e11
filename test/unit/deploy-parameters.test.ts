import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { deployParameters } from '../../bin/deploy/parameters.ts';

const folder = tmpdir();
const nothing = {
  isApproved: false,
  asksForHelp: false,
  assembly: undefined,
  toSynthesise: [],
  toDeploy: [],
  profile: undefined,
  region: undefined,
};

test.each([
  [[], nothing],
  [['-h'], { ...nothing, asksForHelp: true, toDeploy: ['-h'] }],
  [['--yes'], { ...nothing, isApproved: true, toDeploy: ['--yes'] }],
  [
    ['-c', 'stage=prod', '--require-approval', 'never', '--context=canary=true'],
    {
      ...nothing,
      isApproved: true,
      toSynthesise: ['-c', 'stage=prod', '-c', 'canary=true'],
      toDeploy: ['-c', 'stage=prod', '--require-approval', 'never', '--context=canary=true'],
    },
  ],
  [
    ['--app', folder, '--profile', 'work', '--region=eu-central-1'],
    {
      ...nothing,
      assembly: folder,
      toSynthesise: ['--app', folder],
      toDeploy: ['--profile', 'work', '--region=eu-central-1'],
      profile: 'work',
      region: 'eu-central-1',
    },
  ],
  [
    [`--app=${folder}`, '-y'],
    { ...nothing, isApproved: true, assembly: folder, toSynthesise: ['--app', folder], toDeploy: ['-y'] },
  ],
  [['-a', 'node bin/app.ts'], { ...nothing, toSynthesise: ['--app', 'node bin/app.ts'] }],
])(
  'the parameters %j of npm run deploy are shared among synthesis, comparison and deployment',
  (line, expected) => {
    expect(deployParameters(line)).toEqual(expected);
  },
);
