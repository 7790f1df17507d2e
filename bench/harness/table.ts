// Rows as text.
import type { Row, Spread } from './judge.js';

export function formatTable(rows: Row[]): string {
  const met = rows.filter((row) => row.met).length;
  const open = rows.filter((row) => row.met === null).length;
  const rest = open === 0 ? '' : `, ${open} not judged: others used the machine (try --patient)`;
  return `${rows.map(formatRow).join('\n\n')}\n\n${met} of ${rows.length} targets met${rest}`;
}

function formatRow(row: Row): string {
  const lines = [`${verdict(row)}  ${row.name}: ${row.what}`];
  if (row.ratio) lines.push(`        ${ratioText(row.ratio)} of ${row.against}   (target ${row.target})`);
  else lines.push(`        target ${row.target}`);
  const width = Math.max(...row.peers.map(({ peer }) => peer.length));
  for (const { peer, ...figures } of row.peers) {
    lines.push(`        ${peer.padEnd(width)}  ${spreadText(figures)} ${row.unit}`);
  }
  for (const { peer, error } of row.errors) lines.push(`        ${peer} failed: ${error}`);
  return lines.join('\n');
}

function verdict({ met }: Row): string {
  if (met === null) return 'busy  ';
  return met ? 'met   ' : 'MISSED';
}

function spreadText({ median, min, max }: Spread): string {
  return `${digits(median).padStart(12)}  (${digits(min)} … ${digits(max)})`;
}

function ratioText({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} × (${min.toFixed(2)} … ${max.toFixed(2)})`;
}

/** Four significant digits, thousands apart. */
function digits(value: number): string {
  if (Math.abs(value) < 1000) return String(Number(value.toPrecision(4)));
  return Math.round(Number(value.toPrecision(4)))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ');
}
