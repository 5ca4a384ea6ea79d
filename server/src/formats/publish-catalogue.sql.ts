import type { Sql } from '@rapport/prisma/database.ts'
import { catalogue } from '@rapport/prisma/catalogue/catalogue.ts'

/** Brings the shared formats in the database up to the catalogue that this version ships. Rows that are the same are not touched. */
export async function publishCatalogue(sql: Sql): Promise<void> {
  await sql.execute(
    `INSERT INTO ad_format AS f (id, platform, api_name, name, medium, ratios, sizes, min_seconds, max_seconds,
       min_cards, max_cards, max_bytes, interactive, source, aliases)
     SELECT id, platform, "apiName", name, medium, ratios, sizes, "minSeconds", "maxSeconds",
       "minCards", "maxCards", "maxBytes", interactive, source, aliases
     FROM json_to_recordset($1::json) AS shipped (id text, platform platform, "apiName" text, name text, medium medium,
       ratios text[], sizes text[], "minSeconds" float8, "maxSeconds" float8, "minCards" int, "maxCards" int,
       "maxBytes" bigint, interactive boolean, source text, aliases text[])
     ON CONFLICT (id) DO UPDATE SET platform = excluded.platform, api_name = excluded.api_name, name = excluded.name,
       medium = excluded.medium, ratios = excluded.ratios, sizes = excluded.sizes, min_seconds = excluded.min_seconds,
       max_seconds = excluded.max_seconds, min_cards = excluded.min_cards, max_cards = excluded.max_cards,
       max_bytes = excluded.max_bytes, interactive = excluded.interactive, source = excluded.source, aliases = excluded.aliases
     WHERE to_jsonb(f) IS DISTINCT FROM to_jsonb(excluded)`,
    [JSON.stringify(catalogue)],
  )
}
