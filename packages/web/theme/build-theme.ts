import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };

// Makes src/theme/tokens.generated.css from the colours in province.json. Run by hand (npm run theme) when a province
// changes its colours; the result is committed, so a build needs neither the tool nor the network.
const tool = '@digdir/designsystemet@1.15.0';
const folder = mkdtempSync(join(tmpdir(), 'theme-'));
const run = (...words: string[]) =>
  execFileSync('npx', ['--yes', tool, 'tokens', ...words], { cwd: folder, stdio: 'inherit' });

try {
  const theme = {
    colors: { main: { accent: province.colours.accent }, support: {}, neutral: province.colours.neutral },
    typography: { fontFamily: 'Be Vietnam Pro' },
    borderRadius: province.borderRadius,
  };
  writeFileSync(join(folder, 'theme.json'), JSON.stringify({ outDir: './tokens', themes: { province: theme } }));
  run('create', '--config', 'theme.json');
  run('build', '--tokens', 'tokens', '--out-dir', 'built');
  const css = readFileSync(join(folder, 'built', 'province.css'), 'utf8');
  writeFileSync(new URL('../src/theme/tokens.generated.css', import.meta.url), css);
} finally {
  rmSync(folder, { recursive: true });
}
