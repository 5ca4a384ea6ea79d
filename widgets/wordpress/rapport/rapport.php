<?php
/**
 * Plugin Name:       Rapport
 * Description:       Shows which ad format works for whom: a block, a shortcode, and frames for pasted addresses.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.0
 * Author:            Rapport
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       rapport
 */

namespace Rapport;

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/settings.php';
require __DIR__ . '/settings-page.php';
require __DIR__ . '/element.php';
require __DIR__ . '/token-route.php';
require __DIR__ . '/oembed.php';
