/** Of the workspace of every server that is started for pages. */
export const secretKey = 'rk_for_tests_only_0123456789'
