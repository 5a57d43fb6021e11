import { expectThat, NotHere, type Subject } from '../check.ts';
import type { Smoke } from '../smoke.ts';

/** What some new accounts have. */
const NEW_ACCOUNT = 10;

/** What an operator relies on. It comes last: the run itself must have left nothing behind. */
export function operations({ operator }: Pick<Smoke, 'operator'>): Subject {
  return {
    name: 'Operations',
    checks: [
      {
        title: 'Nothing is in the dead-letter queues',
        async run() {
          if (operator.deadLetters === undefined) throw new NotHere('a stage in AWS has the queues');
          const queues = await operator.deadLetters();
          expectThat(
            queues.length >= 2,
            `there are ${queues.length} dead-letter queues instead of 2 at least`,
          );
          const filled = queues.filter(({ messages }) => messages > 0);
          const told = filled.map(({ name, messages }) => `${messages} in ${name}`).join(', ');
          expectThat(filled.length === 0, `messages: ${told}`);
          return `${queues.length} queues`;
        },
      },
      {
        title: 'All alarms are in place, and none has gone off',
        async run() {
          if (operator.alarms === undefined) throw new NotHere('a stage in AWS has the alarms');
          const { declared, found } = await operator.alarms();
          const missing = declared.filter((name) => !found.some((alarm) => alarm.name === name));
          expectThat(declared.length > 0, 'the stacks declare no alarms');
          expectThat(missing.length === 0, `missing: ${missing.join(', ')}`);
          const ringing = found.filter(({ state }) => state === 'ALARM').map(({ name }) => name);
          expectThat(ringing.length === 0, `gone off: ${ringing.join(', ')}`);
          const silent = found.filter(({ notifies }) => !notifies).length;
          return `${found.length} alarms; ${silent === 0 ? 'all' : `${found.length - silent}`} notify somebody`;
        },
      },
      {
        title: 'The account says how many functions it runs at once',
        answers: ['Shared concurrency'],
        async run() {
          if (operator.concurrency === undefined) throw new NotHere('functions share one process');
          const executions = await operator.concurrency();
          if (executions <= NEW_ACCOUNT)
            return `${executions} at once, as in a new account: ask AWS for the usual 1,000`;
          return `${executions} at once`;
        },
      },
    ],
  };
}
