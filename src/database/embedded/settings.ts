const DEFAULTS: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  max_connections: '100',
  // Disks without moving parts find any page as fast as the next; the default of 4 makes the planner read whole tables instead.
  random_page_cost: '1.1',
  // The programs come without LLVM; off says so to the planner.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What `ps` shows beside each server process.
  cluster_name: 'sessiongraph',
};

/** The server's command line: our settings, the caller's over them, and what keeps the server to this machine over both. */
export function settingArguments(port: number, settings: Readonly<Record<string, string>>): string[] {
  const all = {
    ...DEFAULTS,
    ...settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
