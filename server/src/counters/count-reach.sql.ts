/**
 * Moves the sketches of how many people saw each creative, or anything on each channel: HyperLogLog (Flajolet, Fusy, Gandouet & Meunier,
 * "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm", AofA 2007). Of a hash of who saw it, 6 bits name the part of
 * the sketch, 5 its register, and what follows the rank: 1 and how many zeros there are before a one, 32 at most. Registers keep ranks as bits
 * (Flajolet & Martin, JCSS 31, 1985), so that sketches are put together by OR. Somebody who saw it before, and nearly everybody once there were
 * many, sets none, and nothing is written. The hash is that of a profile, and MD5, so that it is the same everywhere.
 * @param people SQL of a table with the new interactions, as `countInteractions` has them, without those of robots
 * @returns items of a `WITH` that take the workspace as $1
 */
export const countReach = (people: string): string => `
saw AS (
  SELECT creative_id, coalesce(channel, '') AS channel, ('x' || left(md5(customer_id::text), 16))::bit(64) AS hash
  FROM ${people} n WHERE kind IN ('IMPRESSION', 'VIEW')
),
counted_creative_reach AS (${sketchesOf('creative_id', 'creative_reach')}),
counted_channel_reach AS (${sketchesOf('channel', 'channel_reach')})`

const sketchesOf = (what: string, table: string): string => `
INSERT INTO ${table} AS r (workspace_id, ${what}, part, bits)
SELECT $1::uuid, seen.* FROM (
  SELECT ${what}, substring(hash FOR 6)::int AS part,
    bit_or(B'1'::bit(1024) >> 32 * substring(hash FROM 7 FOR 5)::int + 32
      - coalesce(nullif(position(B'1' IN substring(hash FROM 12 FOR 31)), 0), 32)) AS bits
  FROM saw WHERE ${what} IS NOT NULL GROUP BY 1, 2
) seen
-- Looking is cheaper than what a conflict locks and logs though nothing changes. OFFSET 0: by the key, for each.
WHERE NOT EXISTS (
  SELECT FROM ${table} old
  WHERE old.workspace_id = $1::uuid AND old.${what} = seen.${what} AND old.part = seen.part AND old.bits | seen.bits = old.bits OFFSET 0
)
ON CONFLICT (workspace_id, ${what}, part) DO UPDATE SET bits = r.bits | excluded.bits`
