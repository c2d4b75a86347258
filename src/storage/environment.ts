import { userInfo } from 'node:os';

/** Variables, or what stands for them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of this process: those that other programs of a cloud read too are no settings of ours. */
export function processEnvironment(): Environment {
  return process.env;
}

/** The home of the user; a service may run without HOME. */
export function homeFolder(environment: Environment): string {
  return environment['HOME'] ?? userInfo().homedir;
}
