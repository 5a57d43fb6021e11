import { runCommandLine } from './smoke/command-line.ts';
import { openDeployment } from './smoke/deployment.ts';

/** `npm run smoke`: checks a deployed stage, or the local mode, through its public doors. */
process.exitCode = await runCommandLine(process.argv.slice(2), openDeployment, console);
