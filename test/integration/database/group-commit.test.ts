import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { GroupCommit } from '../../../local/database/group-commit.ts';

function openGroup() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  // At the commit, each row of `late` must have its row in `numbers`.
  database.exec(`
    PRAGMA foreign_keys = ON;
    CREATE TABLE numbers (number INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE late (number INTEGER REFERENCES numbers DEFERRABLE INITIALLY DEFERRED) STRICT;`);
  const committed = vi.fn();
  const group = new GroupCommit(database, committed);
  const add = (number: number) => {
    group.begin();
    database.prepare('INSERT INTO numbers VALUES (?)').run(number);
  };
  const numbers = () =>
    database
      .prepare('SELECT number FROM numbers')
      .all()
      .map(({ number }) => number);
  return { database, group, committed, add, numbers };
}

test('changes of one turn share a commit, and their promises resolve after it', async () => {
  const { group, committed, add, numbers } = openGroup();
  add(1);
  const first = group.settled();
  add(2);
  expect(committed).not.toHaveBeenCalled();
  await Promise.all([first, group.settled()]);
  expect(committed).toHaveBeenCalledTimes(1);
  expect(numbers()).toEqual([1, 2]);
});

test('a failing attempt undoes only its own changes', async () => {
  const { group, add, numbers } = openGroup();
  add(1);
  const attempt = () =>
    group.attempt(() => {
      add(2);
      throw new Error('No.');
    });
  expect(attempt).toThrow('No.');
  await group.settled();
  expect(numbers()).toEqual([1]);
});

test('a failing commit undoes everything, and rejects all promises', async () => {
  const { database, group, committed, add, numbers } = openGroup();
  add(1);
  database.exec('INSERT INTO late VALUES (7)');
  const waiting = [group.settled(), group.settled()];
  const results = await Promise.allSettled(waiting);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(committed).not.toHaveBeenCalled();
  expect(numbers()).toEqual([]);
  add(2);
  await group.settled();
  expect(numbers()).toEqual([2]);
});
