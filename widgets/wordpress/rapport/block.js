// The block in the editor, written as browsers and WordPress run it: nothing builds it. What it shows comes from element.php.
;(({ blocks, blockEditor, components, element, i18n, serverSideRender }) => {
  const { createElement: h } = element
  const { __ } = i18n
  const name = 'rapport/element'

  /** Texts for the attributes of each element; what stays empty is left to the element. */
  const fields = {
    'format-performance': {
      'group-by': [
        __('Compare', 'rapport'),
        'format, medium, platform, channel, campaign, creative, day, age, gender, country, interest, segment',
      ],
      days: [__('Days', 'rapport'), __('All time when empty.', 'rapport')],
      source: [__('Source', 'rapport'), 'reported, observed'],
      platform: [__('Platform', 'rapport'), 'meta, google, linkedin, tiktok, …'],
      metric: [__('Metric', 'rapport'), 'ctr, engagementRate, conversionRate, …'],
    },
    'profile-card': { customer: [__('Customer', 'rapport'), 'user_id:42'] },
    segment: {
      segment: [__('Segment', 'rapport'), __('Its name or id.', 'rapport')],
      days: [__('Days', 'rapport'), __('90 when empty.', 'rapport')],
    },
    timeline: {
      customer: [__('Customer', 'rapport'), 'user_id:42'],
      show: [__('Show', 'rapport'), 'all, talk, seen, purchases'],
    },
  }

  const select = (label, value, options, onChange) => h(components.SelectControl, { label, value, options, onChange })

  const edit = ({ attributes, setAttributes }) => {
    const set = (attribute) => (value) => setAttributes({ [attribute]: value || undefined })
    const inputs = Object.entries(fields[attributes.element]).map(([attribute, [label, help]]) =>
      h(components.TextControl, {
        key: attribute,
        label,
        help,
        value: attributes[attribute] ?? '',
        onChange: set(attribute),
      }),
    )
    const elements = [
      { label: __('Ad formats compared', 'rapport'), value: 'format-performance' },
      { label: __('Customer profile', 'rapport'), value: 'profile-card' },
      { label: __('Segment', 'rapport'), value: 'segment' },
      { label: __('Customer timeline', 'rapport'), value: 'timeline' },
    ]
    const themes = [
      { label: __('As the page', 'rapport'), value: '' },
      { label: __('Light', 'rapport'), value: 'light' },
      { label: __('Dark', 'rapport'), value: 'dark' },
      { label: __('As the visitor’s device', 'rapport'), value: 'auto' },
    ]
    const panel = h(
      components.PanelBody,
      { title: __('What it shows', 'rapport') },
      select(__('Element', 'rapport'), attributes.element, elements, set('element')),
      ...inputs,
      select(__('Theme', 'rapport'), attributes.theme ?? '', themes, set('theme')),
    )
    return h(
      'div',
      blockEditor.useBlockProps(),
      h(blockEditor.InspectorControls, null, panel),
      // Clicks select the block here.
      h(components.Disabled, null, h(serverSideRender, { block: name, attributes })),
    )
  }

  blocks.registerBlockType(name, { edit, save: () => null })
})(window.wp)
