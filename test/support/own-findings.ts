import type { Page } from 'playwright-core'
import { anyElement } from './elements.ts'

/**
 * What is wrong with the elements of a page that axe does not look for: one line for each. Drawings have a name or are hidden, what scrolls
 * can be scrolled by key and has a name, targets are 24 px large, the focus is seen, text is neither cut off nor sticks out, the best row
 * is told in words, and headings go down one level at a time.
 */
export const ownFindings = async (page: Page): Promise<string[]> => {
  // Rings are for those who use keys.
  await page.keyboard.press('Tab')
  return page.evaluate((elements) => {
    const leastTarget = 24
    const leastContrast = 3
    const findings: string[] = []
    const named = (element: Element) =>
      element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby') || element.matches(':has(> title)')

    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? [])
        .map((part) => Number(part) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const contrast = (one: string, other: string) => {
      const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
      return (high + 0.05) / (low + 0.05)
    }

    const look = (host: Element, root: ShadowRoot) => {
      const base = root.querySelector('.base')
      if (!base) return findings.push(`${host.localName} shows nothing`)
      const edges = base.getBoundingClientRect()
      const find = (element: Element, what: string) =>
        findings.push(
          `${host.localName} ${host.id}: ${element.localName}.${element.getAttribute('class') ?? ''} “${element.textContent.replace(/\s+/g, ' ').trim().slice(0, 30)}” ${what}`,
        )

      for (const drawing of root.querySelectorAll('svg, canvas')) {
        if (!drawing.closest('[aria-hidden=true]') && !named(drawing)) find(drawing, 'is a drawing without a name')
        if (drawing.querySelector('[tabindex], a, button')) find(drawing, 'is a drawing with something to focus')
      }
      for (const element of root.querySelectorAll<HTMLElement>('.content *:not(svg *)')) {
        if (!element.checkVisibility() || element.closest('.unseen')) continue
        const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element)
        const wider = element.scrollWidth > element.clientWidth + 1
        const scrolls = (wider && /auto|scroll/.test(overflowX)) || /auto|scroll/.test(overflowY)
        if (scrolls && !(element.tabIndex === 0 && named(element))) find(element, 'scrolls without focus or name')
        if (wider && /hidden|clip/.test(overflowX) && webkitLineClamp === 'none') find(element, 'is cut off')
        const { left, right, width, height } = element.getBoundingClientRect()
        if (!element.closest('.scroll') && (left < edges.left - 1 || right > edges.right + 1))
          find(element, 'sticks out')
        if (element.tabIndex < 0 && !element.matches('[tabindex]')) continue
        if (width < leastTarget || height < leastTarget) find(element, `is ${width} × ${height} px large`)
        element.focus({ preventScroll: true })
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
        if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) find(element, 'has no focus ring')
        else if (contrast(outlineColor, getComputedStyle(base).backgroundColor) < leastContrast)
          find(element, 'has a focus ring that one hardly sees')
        element.blur()
      }
      for (const best of root.querySelectorAll('li.best')) {
        const label = best.querySelector('.label bdi')?.textContent ?? ''
        const sentence = root.querySelector('.answer, [part=answer]')?.textContent ?? ''
        if (!best.querySelector('.tag') && !sentence.includes(label)) find(best, 'is told by colour alone')
      }
      if (root.querySelector('.bar.pale')) {
        const plain =
          root.querySelector('figure:has(.bar.pale) figcaption')?.textContent.split(/[.。]/).filter(Boolean) ?? []
        if (plain.length < 3) findings.push(`${host.localName} ${host.id}: pale bars are told by colour alone`)
      }
      let before = 0
      for (const heading of root.querySelectorAll('[role=heading]')) {
        const level = Number(heading.getAttribute('aria-level'))
        if (before > 0 && level > before + 1) find(heading, `has level ${level} after ${before}`)
        before = level
      }
    }

    for (const host of document.querySelectorAll(elements)) if (host.shadowRoot) look(host, host.shadowRoot)
    return findings
  }, anyElement)
}
