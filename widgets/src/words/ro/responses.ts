import type { words as english } from '../en/responses.ts'

export const words: typeof english = {
  responds: 'La ce răspund',
  rates: { ctr: 'Rata de clic', engagementRate: 'Rata de implicare' },
  clear: (label) => `${label} funcționează cel mai bine.`,
  likely: (label) => `${label} este probabil cel mai bun.`,
  close: 'Prea strâns ca să decidem.',
  open: 'Prea puține date ca să știm.',
  alone: (label) => `Doar ${label} are cifre până acum.`,
  unseen: 'Nu li s-a arătat nimic în acest timp.',
  above: (rate, all) => `${rate}, mai mult decât la toți: ${all}.`,
  below: (rate, all) => `${rate}, mai puțin decât la toți: ${all}.`,
  alike: (rate, all) => `${rate}, cam cât la toți: ${all}.`,
  flatters: 'Au fost aleși după ce au făcut, așa că cifrele de dinainte îi flatează.',
  everybody: 'Toți',
  shown: 'Afișări',
  lacks: (n) => `mai trebuie ${n}`,
  unknown: 'Format necunoscut',
  legend: (certainty) =>
    `Bara: cum s-a numărat. Linia: unde este rata reală, cu certitudine de ${certainty}. Linia întreruptă: toți.`,
  pale: 'Palid: prea puține date de comparat.',
  rest: (n) => `Alte formate: ${n}.`,
}
