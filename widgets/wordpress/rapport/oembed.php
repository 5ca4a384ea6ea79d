<?php
namespace Rapport;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\register_provider' );
add_filter( 'oembed_dataparse', __NAMESPACE__ . '\as_wide_as_text', 10, 3 );
add_filter( 'http_request_host_is_external', __NAMESPACE__ . '\reachable', 10, 2 );
add_filter( 'http_allowed_safe_ports', __NAMESPACE__ . '\reachable_ports', 10, 2 );

/** An address of a frame on a line of its own becomes that frame. */
function register_provider(): void {
	$url = settings()['url'];
	if ( '' !== $url ) {
		wp_oembed_add_provider( "$url/frame/*", "$url/oembed" );
	}
}

/**
 * WordPress asks for 500 pixels where the theme does not say how wide text is.
 *
 * @param string|false $html
 * @param object       $data
 * @param string       $url
 * @return string|false
 */
function as_wide_as_text( $html, $data, $url ) {
	$ours = '' !== settings()['url'] && str_starts_with( $url, settings()['url'] . '/frame/' );
	return $ours && $html ? preg_replace( '~ width="\d+"~', ' width="100%"', $html, 1 ) : $html;
}

/**
 * WordPress asks no host of the inner network and no unusual port for what to embed. Where Rapport lives whoever set this up has said.
 *
 * @param bool   $is_external
 * @param string $host
 */
function reachable( $is_external, $host ): bool {
	return $is_external || is_server( $host );
}

/**
 * @param int[]  $ports
 * @param string $host
 */
function reachable_ports( $ports, $host ): array {
	$port = wp_parse_url( settings()['url'], PHP_URL_PORT );
	return is_server( $host ) && $port ? array( ...$ports, $port ) : $ports;
}

function is_server( string $host ): bool {
	return wp_parse_url( settings()['url'], PHP_URL_HOST ) === $host;
}
