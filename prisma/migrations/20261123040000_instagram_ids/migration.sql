-- What webhooks of Meta called people by, beside their handles. Nobody has a handle of that many digits.
UPDATE "identity" SET "namespace" = 'instagram_id'
WHERE "namespace" = 'instagram' AND "value" ~ '^[0-9]{15,}$' AND "added_by" LIKE 'message meta:%';
