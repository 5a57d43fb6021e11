/**
 * Every kind of row, and the indexes it is in:
 *
 * | row | gsi1 | gsi2 | gsi3 | gsi4 | gsi5 |
 * | --- | --- | --- | --- | --- | --- |
 * | resource | account, by name | account, by creation | container, by name | container, by creation | ends |
 * | reserved resource that counts against a quota | uploads under way | | container, by name | container, by creation | ends |
 * | placement | organization or project, by name | the same, by creation | | | |
 * | container | account's containers, by name | the same, by creation | | | |
 * | directory entry | clients, users | | | | |
 * | job | jobs | | | | |
 *
 * All others are in none. Lists of resources, of their words and of containers are spread over shards; the shard is the
 * last part of the partition's name.
 */
export * from './entities/container.ts';
export * from './entities/identity.ts';
export * from './entities/job.ts';
export * from './entities/lists.ts';
export * from './entities/quota.ts';
export * from './entities/resource.ts';
export * from './entities/usage.ts';
export * from './entities/webhook.ts';
