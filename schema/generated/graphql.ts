/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Part of the audience, in the platform's own words. Empty text is the unknown part. Reported numbers only. */
export type AudienceSliceInput = {
  /** For example `30-34`. */
  age?: string | null | undefined;
  /** Its code, for example `NO`, or its name where the platform writes names. */
  country?: string | null | undefined;
  /** As the platform writes it; `groupBy: DEVICE` shows which there are. */
  device?: string | null | undefined;
  /** `male`, `female`, `other` or `unknown`. */
  gender?: string | null | undefined;
  /** As the platform writes it; `groupBy: INTEREST` shows which there are. */
  interest?: string | null | undefined;
  /** As the platform writes it; `groupBy: PLACEMENT` shows which there are. */
  placement?: string | null | undefined;
};

/** Why a recommendation may be about a person, or may not. */
export type ConsentBasis =
  /** They consented: what they did themselves counts. */
  | 'GRANTED'
  /** They never said: the answer is the one for anybody. */
  | 'NOT_ASKED'
  /** The question is about a segment, or about anybody. */
  | 'NOT_PERSONAL'
  /** They were never asked, and the workspace says that it needs no consent. */
  | 'OTHER_BASIS'
  /** They refused: the answer is the one for anybody. */
  | 'REFUSED';

/** Which numbers, and how they are grouped. `{}` compares formats over all time. */
export type FormatPerformanceInput = {
  /** Only what belongs to this campaign, by its `id`. */
  campaignId?: string | number | null | undefined;
  /** Money and conversions in this currency (ISO 4217) only. What has no currency, such as impressions, is counted whole. */
  currency?: string | null | undefined;
  /** First day; all of the past when left out. */
  from?: string | null | undefined;
  /** What orders the rows and is compared. When left out: clicks where they are known, else engagement. */
  goal?: Goal | null | undefined;
  /** One row for each combination of these, at most three; beyond 5,000 rows the question is refused. */
  groupBy?: Array<PerformanceDimension> | null | undefined;
  /** What rows are checked for being mixed of differently (`warnings`). Each mix by audience sums up the reports once more, takes the place of a dimension in `groupBy`, and is not known of observed numbers. */
  mixes?: Array<Mix> | null | undefined;
  /** Only what was published on this platform. */
  platform?: Platform | null | undefined;
  /** Only what the members of this segment did while they were in it, by its `id`. Observed numbers only. */
  segmentId?: string | number | null | undefined;
  /** Only people of whom all of this holds. */
  slice?: AudienceSliceInput | null | undefined;
  /** Whose numbers. When left out: the platforms' if there are any, else our own. */
  source?: PerformanceSource | null | undefined;
  /** Last day; until now when left out. */
  to?: string | null | undefined;
};

/** What counts as success when formats are compared. */
export type Goal =
  /** Clicks per impression. */
  | 'CLICK'
  /** Conversions per impression. */
  | 'CONVERSION'
  /** Reactions, comments and shares per impression. */
  | 'ENGAGEMENT'
  /** Revenue. Orders the rows of `formatPerformance`, where no probability can be given from sums alone; recommendations expect so much per exposure. */
  | 'REVENUE';

/** Points to a customer by a name under which they are known. */
export type IdentityInput = {
  /** For example `user_id` or `email`. */
  namespace: string;
  /** The name there. E-mail addresses match whatever their case. */
  value: string;
};

/** What a customer did, or what was done towards them. */
export type InteractionKind =
  /** They put something in the cart. */
  | 'ADD_TO_CART'
  /** They clicked or tapped through. */
  | 'CLICK'
  /** A public comment of theirs. */
  | 'COMMENT'
  /** They began to follow us. */
  | 'FOLLOW'
  /** An ad or post was shown to them. */
  | 'IMPRESSION'
  /** They named us. */
  | 'MENTION'
  /** A private message of theirs. */
  | 'MESSAGE'
  /** Anything else. */
  | 'OTHER'
  /** They opened one of our pages. */
  | 'PAGE_VIEW'
  /** They bought; `value` says for how much. */
  | 'PURCHASE'
  /** A like or another one-tap answer. */
  | 'REACTION'
  /** Our answer to them. */
  | 'REPLY'
  /** A review of theirs. */
  | 'REVIEW'
  /** They passed it on. */
  | 'SHARE'
  /** They registered. */
  | 'SIGN_UP'
  /** They asked for help. */
  | 'SUPPORT_REQUEST'
  /** They watched a video or looked at a story on purpose. */
  | 'VIEW';

/** What a format is made of, whatever its platform calls it. */
export type Medium =
  /** Sound alone. */
  | 'AUDIO'
  /** A spot on television or radio. */
  | 'BROADCAST'
  /** Several cards that people swipe through. */
  | 'CAROUSEL'
  /** Pages to leaf through. */
  | 'DOCUMENT'
  /** One still picture. */
  | 'IMAGE'
  /** Something to play, try or answer. */
  | 'INTERACTIVE'
  /** Ink on paper. */
  | 'PRINT'
  /** Words, perhaps with a link. */
  | 'TEXT'
  /** Moving pictures, from six seconds to hours. */
  | 'VIDEO';

/** What rows may be mixed of differently. */
export type Mix =
  /** Age groups. By reports; so are all below. */
  | 'AGE'
  /** Campaigns. */
  | 'CAMPAIGN'
  /** Countries. */
  | 'COUNTRY'
  /** Devices. */
  | 'DEVICE'
  /** Genders. */
  | 'GENDER'
  /** Interests. */
  | 'INTEREST'
  /** Advertising and organic posts. */
  | 'PAID'
  /** Placements. */
  | 'PLACEMENT';

/** What performance is grouped by. */
export type PerformanceDimension =
  /** Age group, as the platform reports it. Reported numbers only. */
  | 'AGE'
  /** Campaign; what belongs to none is a group of its own. */
  | 'CAMPAIGN'
  /** Where the creative appeared, as a file said (`Creative.channel`); our own interactions by channel are in `channelEngagement`. */
  | 'CHANNEL'
  /** Country, as the platform reports it. Reported numbers only. */
  | 'COUNTRY'
  /** Creative: a single ad or post, or what stands for those of a campaign or format that nobody named (`Creative.aggregate`). */
  | 'CREATIVE'
  /** Day; rows come in order of time. */
  | 'DAY'
  /** Device, as the platform reports it. Reported numbers only. */
  | 'DEVICE'
  /** Ad format; what is unknown is a group of its own. */
  | 'FORMAT'
  /** `male`, `female`, `other` or `unknown`. Reported numbers only. */
  | 'GENDER'
  /** Interest, as the platform reports it. Reported numbers only. */
  | 'INTEREST'
  /** What the format is made of, across platforms. */
  | 'MEDIUM'
  /** `true` for advertising, `false` for organic posts; empty when nobody said. */
  | 'PAID'
  /** Placement, as the platform reports it. Reported numbers only. */
  | 'PLACEMENT'
  /** Where the creative was published. */
  | 'PLATFORM'
  /** Segment: what its members did while they were in it. Observed numbers only. Who is in several segments is in several rows, and who is in none in no row, so the rows do not add up to the total, which is of everybody, and `probabilityBest` takes segments that share people for strangers; with another dimension it compares within each segment. Those who were there when the segment was built (`builtAt`) count with all their past: where its rule chose them by what they did, that flatters; compare from the day after. */
  | 'SEGMENT';

/** Whose numbers they are. The two are never added together. */
export type PerformanceSource =
  /** Our own, from the interactions of our customers. */
  | 'OBSERVED'
  /** The platforms', from imported reports. */
  | 'REPORTED';

/** Where an ad format is bought or published. */
export type Platform =
  /** Television and radio. */
  | 'BROADCAST'
  /** Google Ads, with YouTube. */
  | 'GOOGLE'
  /** LinkedIn Campaign Manager and Pages. */
  | 'LINKEDIN'
  /** Facebook, Instagram, Messenger and the Audience Network. */
  | 'META'
  /** Anything else, and what a workspace adds for itself. */
  | 'OTHER'
  /** Pinterest Ads. */
  | 'PINTEREST'
  /** Newspapers, magazines, posters. */
  | 'PRINT'
  /** Reddit Ads. */
  | 'REDDIT'
  /** Snapchat Ads Manager. */
  | 'SNAPCHAT'
  /** TikTok Ads Manager, with Pangle. */
  | 'TIKTOK'
  /** Display advertising on the open web, in the sizes of the IAB. */
  | 'WEB'
  /** X, once Twitter. */
  | 'X';

/** What a rate can claim. */
export type RateMethod =
  /** A proportion among others. Its interval is the 95 % credible interval of a beta-binomial model whose prior is fitted to all rows of the answer (Gelman et al., Bayesian Data Analysis, 3rd ed., section 5.3): rows with little data lean towards the others, and those of members of segments towards what everybody else did of the same kind. Where rows are of different creatives, counts are first divided by Kish's design effect, because impressions of one creative resemble each other (Rao & Scott 1992); not by age, segment or other audience, which were shown the same ones. */
  | 'BETA_BINOMIAL'
  /** A proportion that stands alone, as the total does, and each day: the same with Jeffreys' prior, not leaning towards others. */
  | 'JEFFREYS'
  /** A proportion like for like beside that of another row, in the parts that both have (Mantel & Haenszel 1959), with a 95 % confidence interval after Greenland & Robins (Biometrics 41, 1985). */
  | 'MANTEL_HAENSZEL'
  /** A quotient whose numerator may exceed its denominator; it has no interval. */
  | 'RATIO';

/** Which of the classic kinds of market segmentation a segment is. It only says so; the rule decides. */
export type SegmentKind =
  /** What people did: purchases, visits, answers. */
  | 'BEHAVIOURAL'
  /** Age, gender, income, family, occupation. */
  | 'DEMOGRAPHIC'
  /** Country, city, region. */
  | 'GEOGRAPHIC'
  /** What people like and feel. */
  | 'PSYCHOGRAPHIC'
  /** What people use: devices, browsers, channels. */
  | 'TECHNOGRAPHIC';

/** What happened between a customer and a segment. */
export type SegmentStep =
  /** They are in it now. */
  | 'ENTERED'
  /** They are in it no more. */
  | 'LEFT'
  /** So many entered or left at once that they are not named; ask for the segment again. */
  | 'MANY';

/** Whether somebody is for or against what they talk of. */
export type SentimentLabel =
  /** A complaint, bad news, anger. */
  | 'NEGATIVE'
  /** Neither: a question, a fact. */
  | 'NEUTRAL'
  /** Praise, thanks, joy. */
  | 'POSITIVE';

export type FormatPerformanceLiveSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FormatPerformanceLiveSubscription = { performanceChanged: { source: PerformanceSource, at: string } };

export type FormatPerformanceQueryVariables = Exact<{
  input: FormatPerformanceInput;
}>;


export type FormatPerformanceQuery = { formatPerformance: { source: PerformanceSource, currency: string | null, currencies: Array<string>, rows: Array<{ creatives: number, impressions: number | string, clicks: number | string, reactions: number | string, comments: number | string, shares: number | string, conversions: number, revenue: string | null, spend: string | null, costPerConversion: string | null, roas: number | null, probabilityBest: number | null, enough: boolean | null, keys: Array<{ dimension: PerformanceDimension, value: string, label: string, byBehaviour: boolean }>, format: { id: string, platform: Platform, medium: Medium } | null, ctr: { value: number, low: number | null, high: number | null, method: RateMethod } | null, engagementRate: { value: number, low: number | null, high: number | null, method: RateMethod } | null, conversionRate: { value: number, low: number | null, high: number | null, method: RateMethod } | null, missing: { impressions: number | string, creatives: number } | null }>, total: { creatives: number, impressions: number | string, clicks: number | string, reactions: number | string, comments: number | string, shares: number | string, conversions: number, revenue: string | null, spend: string | null, costPerConversion: string | null, roas: number | null, probabilityBest: number | null, enough: boolean | null, keys: Array<{ dimension: PerformanceDimension, value: string, label: string, byBehaviour: boolean }>, format: { id: string, platform: Platform, medium: Medium } | null, ctr: { value: number, low: number | null, high: number | null, method: RateMethod } | null, engagementRate: { value: number, low: number | null, high: number | null, method: RateMethod } | null, conversionRate: { value: number, low: number | null, high: number | null, method: RateMethod } | null, missing: { impressions: number | string, creatives: number } | null }, warnings: Array<{ mix: Mix, overtakes: boolean, adjusted: { value: number }, leader: { keys: Array<{ value: string }> }, row: { keys: Array<{ value: string }> } }> } };

export type PerformanceFiguresFragment = { creatives: number, impressions: number | string, clicks: number | string, reactions: number | string, comments: number | string, shares: number | string, conversions: number, revenue: string | null, spend: string | null, costPerConversion: string | null, roas: number | null, probabilityBest: number | null, enough: boolean | null, keys: Array<{ dimension: PerformanceDimension, value: string, label: string, byBehaviour: boolean }>, format: { id: string, platform: Platform, medium: Medium } | null, ctr: { value: number, low: number | null, high: number | null, method: RateMethod } | null, engagementRate: { value: number, low: number | null, high: number | null, method: RateMethod } | null, conversionRate: { value: number, low: number | null, high: number | null, method: RateMethod } | null, missing: { impressions: number | string, creatives: number } | null };

export type ProfileCardLiveSubscriptionVariables = Exact<{
  customer: IdentityInput;
}>;


export type ProfileCardLiveSubscription = { interactionAdded: { id: string, kind: InteractionKind, at: string } };

export type ProfileCardQueryVariables = Exact<{
  customer: IdentityInput;
  formats: number;
  interactions: number;
}>;


export type ProfileCardQuery = { customer: { id: string, displayName: string | null, known: boolean, email: string | null, firstSeenAt: string, lastSeenAt: string, identities: Array<{ namespace: string, value: string }>, engagement: { interactions: number, exposures: number, responses: number, purchases: number }, sentiment: { value: number, texts: number, low: number, high: number } | null, loyalty: { score: number, tier: { name: string } }, interests: Array<{ topic: string }>, segments: Array<{ name: string }>, recommendedFormats: Array<{ mean: number, low: number, high: number, freshness: number, enough: boolean, sampleSize: number, successes: number, segmentSampleSize: number, segmentSuccesses: number, totalSampleSize: number | string, totalSuccesses: number | string, format: { id: string, name: string, platform: Platform }, basis: { consent: ConsentBasis, segmentName: string | null, openComplaints: number } }>, affinities: Array<{ mean: number, low: number, high: number, sampleSize: number, format: { id: string, name: string, platform: Platform, medium: Medium } }>, interactions: { edges: Array<{ node: { id: string, kind: InteractionKind, at: string, channel: string | null, text: string | null, value: string | null, currency: string | null, creative: { name: string, format: { name: string } | null } | null } }> } } | null };

export type SegmentLiveSubscriptionVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
}>;


export type SegmentLiveSubscription = { segmentChanged: { step: SegmentStep, at: string } };

export type SegmentQueryVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
  days: number;
  input: FormatPerformanceInput;
}>;


export type SegmentQuery = { segment: { id: string, name: string, description: string | null, kind: SegmentKind | null, rule: unknown, byBehaviour: boolean, builtAt: string | null, size: number | null, share: number | null, growth: Array<{ day: string, entered: number, left: number, size: number }>, formatPerformance: { rows: Array<{ probabilityBest: number | null, enough: boolean | null, impressions: number | string, missing: { impressions: number | string } | null, format: { id: string, name: string, platform: Platform } | null, ctr: { value: number, low: number | null, high: number | null } | null, engagementRate: { value: number, low: number | null, high: number | null } | null }>, total: { impressions: number | string, format: { id: string, name: string, platform: Platform } | null, ctr: { value: number, low: number | null, high: number | null } | null, engagementRate: { value: number, low: number | null, high: number | null } | null } } | null } | null, formatPerformance: { rows: Array<{ impressions: number | string, format: { id: string, name: string, platform: Platform } | null, ctr: { value: number, low: number | null, high: number | null } | null, engagementRate: { value: number, low: number | null, high: number | null } | null }>, total: { impressions: number | string, format: { id: string, name: string, platform: Platform } | null, ctr: { value: number, low: number | null, high: number | null } | null, engagementRate: { value: number, low: number | null, high: number | null } | null } } };

export type SegmentFormatFragment = { impressions: number | string, format: { id: string, name: string, platform: Platform } | null, ctr: { value: number, low: number | null, high: number | null } | null, engagementRate: { value: number, low: number | null, high: number | null } | null };

export type TimelineLiveSubscriptionVariables = Exact<{
  customer: IdentityInput;
}>;


export type TimelineLiveSubscription = { interactionAdded: { id: string } };

export type TimelineQueryVariables = Exact<{
  customer: IdentityInput;
  first: number;
  after?: string | null | undefined;
  kinds?: Array<InteractionKind> | InteractionKind | null | undefined;
}>;


export type TimelineQuery = { customer: { id: string, displayName: string | null, known: boolean, interactions: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, edges: Array<{ node: { id: string, kind: InteractionKind, at: string, channel: string | null, text: string | null, value: string | null, currency: string | null, inReplyTo: { id: string } | null, sentiment: { label: SentimentLabel } | null, creative: { id: string, name: string, format: { name: string } | null } | null, replies: { edges: Array<{ node: { id: string, at: string, text: string | null } }> } } }> } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PerformanceFiguresFragmentDoc = new TypedDocumentString(`
    fragment PerformanceFigures on PerformanceRow {
  keys {
    dimension
    value
    label
    byBehaviour
  }
  format {
    id
    platform
    medium
  }
  creatives
  impressions
  clicks
  reactions
  comments
  shares
  conversions
  revenue
  spend
  ctr {
    value
    low
    high
    method
  }
  engagementRate {
    value
    low
    high
    method
  }
  conversionRate {
    value
    low
    high
    method
  }
  costPerConversion
  roas
  probabilityBest
  enough
  missing {
    impressions
    creatives
  }
}
    `, {"fragmentName":"PerformanceFigures"}) as unknown as TypedDocumentString<PerformanceFiguresFragment, unknown>;
export const SegmentFormatFragmentDoc = new TypedDocumentString(`
    fragment SegmentFormat on PerformanceRow {
  format {
    id
    name
    platform
  }
  impressions
  ctr {
    value
    low
    high
  }
  engagementRate {
    value
    low
    high
  }
}
    `, {"fragmentName":"SegmentFormat"}) as unknown as TypedDocumentString<SegmentFormatFragment, unknown>;
export const FormatPerformanceLiveDocument = new TypedDocumentString(`
    subscription FormatPerformanceLive {
  performanceChanged {
    source
    at
  }
}
    `, {"hash":"sha256:5a9e2829f1e373684909b576ca2d5b95b78641bbed010a5e5c27632c9a206661"}) as unknown as TypedDocumentString<FormatPerformanceLiveSubscription, FormatPerformanceLiveSubscriptionVariables>;
export const FormatPerformanceDocument = new TypedDocumentString(`
    query FormatPerformance($input: FormatPerformanceInput!) {
  formatPerformance(input: $input) {
    source
    currency
    currencies
    rows {
      ...PerformanceFigures
    }
    total {
      ...PerformanceFigures
    }
    warnings {
      mix
      overtakes
      adjusted {
        value
      }
      leader {
        keys {
          value
        }
      }
      row {
        keys {
          value
        }
      }
    }
  }
}
    fragment PerformanceFigures on PerformanceRow {
  keys {
    dimension
    value
    label
    byBehaviour
  }
  format {
    id
    platform
    medium
  }
  creatives
  impressions
  clicks
  reactions
  comments
  shares
  conversions
  revenue
  spend
  ctr {
    value
    low
    high
    method
  }
  engagementRate {
    value
    low
    high
    method
  }
  conversionRate {
    value
    low
    high
    method
  }
  costPerConversion
  roas
  probabilityBest
  enough
  missing {
    impressions
    creatives
  }
}`, {"hash":"sha256:d5aba8a4e8b38ccda5494cb2d1b455fb1d02b349d5e57b96c8fd9d793dd778a9"}) as unknown as TypedDocumentString<FormatPerformanceQuery, FormatPerformanceQueryVariables>;
export const ProfileCardLiveDocument = new TypedDocumentString(`
    subscription ProfileCardLive($customer: IdentityInput!) {
  interactionAdded(identity: $customer) {
    id
    kind
    at
  }
}
    `, {"hash":"sha256:4533c44fdc07417f8c00385710528f1d020f36f6cf55c70c54f3759dd60b5b1b"}) as unknown as TypedDocumentString<ProfileCardLiveSubscription, ProfileCardLiveSubscriptionVariables>;
export const ProfileCardDocument = new TypedDocumentString(`
    query ProfileCard($customer: IdentityInput!, $formats: Int!, $interactions: Int!) {
  customer(identity: $customer) {
    id
    displayName
    known
    email
    identities {
      namespace
      value
    }
    firstSeenAt
    lastSeenAt
    engagement {
      interactions
      exposures
      responses
      purchases
    }
    sentiment {
      value
      texts
      low
      high
    }
    loyalty {
      score
      tier {
        name
      }
    }
    interests(first: 5) {
      topic
    }
    segments {
      name
    }
    recommendedFormats(first: 1, goal: CLICK) {
      format {
        id
        name
        platform
      }
      mean
      low
      high
      freshness
      enough
      sampleSize
      successes
      segmentSampleSize
      segmentSuccesses
      totalSampleSize
      totalSuccesses
      basis {
        consent
        segmentName
        openComplaints
      }
    }
    affinities(first: $formats) {
      format {
        id
        name
        platform
        medium
      }
      mean
      low
      high
      sampleSize
    }
    interactions(first: $interactions) {
      edges {
        node {
          id
          kind
          at
          channel
          text
          value
          currency
          creative {
            name
            format {
              name
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:62f3e26e9e3ee4793ba3e5d61e89061a80b920b933d3a77d07c6a41e2d34d526"}) as unknown as TypedDocumentString<ProfileCardQuery, ProfileCardQueryVariables>;
export const SegmentLiveDocument = new TypedDocumentString(`
    subscription SegmentLive($id: ID, $name: String) {
  segmentChanged(segmentId: $id, name: $name) {
    step
    at
  }
}
    `, {"hash":"sha256:688b6298fd2a55f2eaf42e4086ffc684a5d81f99bae5714bac15e8357fce4001"}) as unknown as TypedDocumentString<SegmentLiveSubscription, SegmentLiveSubscriptionVariables>;
export const SegmentDocument = new TypedDocumentString(`
    query Segment($id: ID, $name: String, $days: Int!, $input: FormatPerformanceInput!) {
  segment(id: $id, name: $name) {
    id
    name
    description
    kind
    rule
    byBehaviour
    builtAt
    size
    share
    growth(days: $days) {
      day
      entered
      left
      size
    }
    formatPerformance(input: $input) {
      rows {
        ...SegmentFormat
        probabilityBest
        enough
        missing {
          impressions
        }
      }
      total {
        ...SegmentFormat
      }
    }
  }
  formatPerformance(input: $input) {
    rows {
      ...SegmentFormat
    }
    total {
      ...SegmentFormat
    }
  }
}
    fragment SegmentFormat on PerformanceRow {
  format {
    id
    name
    platform
  }
  impressions
  ctr {
    value
    low
    high
  }
  engagementRate {
    value
    low
    high
  }
}`, {"hash":"sha256:b10c34fde4a06aaf94dc344ea99dfa0383f2dbd8cb15e76eb2bb02474faed21d"}) as unknown as TypedDocumentString<SegmentQuery, SegmentQueryVariables>;
export const TimelineLiveDocument = new TypedDocumentString(`
    subscription TimelineLive($customer: IdentityInput!) {
  interactionAdded(identity: $customer) {
    id
  }
}
    `, {"hash":"sha256:d1fb575b8d542a101d1c68fc38792aff4dbf25275f7d201b817724bdb4821282"}) as unknown as TypedDocumentString<TimelineLiveSubscription, TimelineLiveSubscriptionVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($customer: IdentityInput!, $first: Int!, $after: String, $kinds: [InteractionKind!]) {
  customer(identity: $customer) {
    id
    displayName
    known
    interactions(first: $first, after: $after, kinds: $kinds) {
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          kind
          at
          channel
          text
          value
          currency
          inReplyTo {
            id
          }
          sentiment {
            label
          }
          creative {
            id
            name
            format {
              name
            }
          }
          replies(first: 3, kinds: [REPLY]) {
            edges {
              node {
                id
                at
                text
              }
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:537f874d9ab3d49b3edcb3e4db3b196c8ed51dec7ca5a135a425a73943366bcb"}) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;