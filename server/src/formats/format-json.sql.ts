/** SQL for one ad_format row as JSON in the shape of Prisma's `AdFormat`, so that statements can hand formats to the graph. */
export const formatJson = (row: string) => `json_build_object('id', ${row}.id, 'workspaceId', ${row}.workspace_id,
  'platform', ${row}.platform, 'apiName', ${row}.api_name, 'name', ${row}.name, 'medium', ${row}.medium, 'ratios', ${row}.ratios,
  'sizes', ${row}.sizes, 'minSeconds', ${row}.min_seconds, 'maxSeconds', ${row}.max_seconds, 'minCards', ${row}.min_cards,
  'maxCards', ${row}.max_cards, 'maxBytes', ${row}.max_bytes, 'interactive', ${row}.interactive, 'source', ${row}.source,
  'aliases', ${row}.aliases)`
