import { formatsOf } from './catalogue-format.ts'

const a4 = 'ISO 216, on an A4 page; a publisher may have another trim'

// The A sizes are 1 to the square root of 2.
const upright = ['1:1.41']
const lengthwise = ['1.41:1']

export const printFormats = formatsOf('PRINT', a4, [
  {
    id: 'print_full_page',
    name: 'Full page',
    medium: 'PRINT',
    ratios: upright,
    sizes: ['210x297mm'],
    aliases: ['page', '1/1 page', 'full page ad', 'magazine', 'magazine ad'],
  },
  {
    id: 'print_double_page',
    name: 'Double page',
    medium: 'PRINT',
    ratios: lengthwise,
    sizes: ['420x297mm'],
    aliases: ['double page spread', 'spread', 'dps', '2/1 page'],
  },
  {
    id: 'print_half_page',
    name: 'Half page',
    medium: 'PRINT',
    sizes: ['210x148mm', '105x297mm'],
    aliases: ['1/2 page', 'half page ad'],
  },
  {
    id: 'print_quarter_page',
    name: 'Quarter page',
    medium: 'PRINT',
    ratios: upright,
    sizes: ['105x148mm'],
    aliases: ['1/4 page', 'quarter page ad'],
  },
  {
    id: 'print_newspaper_page',
    name: 'Newspaper page',
    medium: 'PRINT',
    sizes: ['315x470mm', '280x430mm'],
    source: 'Berliner and tabloid page sizes; the printed area is smaller',
    aliases: ['newspaper', 'newspaper ad', 'newspaper full page'],
  },
  {
    id: 'print_insert',
    name: 'Insert',
    medium: 'PRINT',
    source: "No common size; it is the publication's",
    aliases: ['inserts', 'supplement', 'loose insert'],
  },
  {
    id: 'print_flyer',
    name: 'Flyer',
    medium: 'PRINT',
    ratios: upright,
    sizes: ['148x210mm'],
    source: 'ISO 216 A5, a common choice',
    aliases: ['flyers', 'leaflet', 'handbill'],
  },
  {
    id: 'print_postcard',
    name: 'Postcard',
    medium: 'PRINT',
    ratios: lengthwise,
    sizes: ['148x105mm'],
    source: 'ISO 216 A6, a common choice',
    aliases: ['postcards', 'direct mail postcard'],
  },
  {
    id: 'print_letter',
    name: 'Letter',
    medium: 'PRINT',
    ratios: upright,
    sizes: ['210x297mm'],
    source: 'ISO 216 A4',
    aliases: ['direct mail', 'mailing', 'mailshot'],
  },
])
