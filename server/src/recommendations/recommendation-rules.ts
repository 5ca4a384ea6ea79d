/** How a workspace lets formats be recommended. */
export interface RecommendationRules {
  /** ε: share of the decisions that is spent on exploring, in equal parts on every format. */
  exploration: number
  /** Exposures to all customers together before a format may be exploited. */
  minimumExposures: number
  /** Consent to this purpose makes an answer personal. */
  consentPurpose: string
  /** Whether customers who were never asked count as if they had consented, because the workspace has another legal basis. */
  personalWithoutAnswer: boolean
}

export const defaultRules: RecommendationRules = {
  exploration: 0.01,
  minimumExposures: 20,
  consentPurpose: 'Advertising',
  personalWithoutAnswer: false,
}
