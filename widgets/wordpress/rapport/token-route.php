<?php
namespace Rapport;

defined( 'ABSPATH' ) || exit;

const TOKEN_ROUTE = 'rapport/v1/token';

const MINT = 'mutation ($input: EmbedTokenInput!) {
  createEmbedToken(input: $input) { ... on EmbedToken { token expiresIn } ... on Error { message } }
}';

add_action( 'rest_api_init', __NAMESPACE__ . '\register_token_route' );

/** Elements ask it; WordPress knows the visitor by cookie and nonce, so that no other site can ask in their name. */
function register_token_route(): void {
	list( $vendor, $version, $path ) = explode( '/', TOKEN_ROUTE );
	register_rest_route(
		"$vendor/$version",
		"/$path",
		array(
			'methods'             => 'POST',
			'permission_callback' => __NAMESPACE__ . '\may_see_people',
			'callback'            => __NAMESPACE__ . '\token',
		)
	);
}

/** @return array|\WP_Error */
function token() {
	$settings = settings();
	$answer   = wp_remote_post(
		$settings['url'] . '/graphql',
		array(
			'headers'     => array(
				'Content-Type'  => 'application/json',
				'Authorization' => 'Bearer ' . $settings['secret_key'],
			),
			'body'        => wp_json_encode(
				array(
					'query'     => MINT,
					'variables' => array(
						'input' => array(
							'origins'     => origins(),
							'anyCustomer' => true,
						),
					),
				)
			),
			// The key goes to this server and to none that it might name.
			'redirection' => 0,
		)
	);
	$token    = is_wp_error( $answer ) ? null : json_decode( wp_remote_retrieve_body( $answer ), true )['data']['createEmbedToken'] ?? null;
	if ( ! isset( $token['token'] ) ) {
		return new \WP_Error( 'rapport_no_token', $token['message'] ?? __( 'Rapport gives no token. Check server and secret key.', 'rapport' ), array( 'status' => 502 ) );
	}
	return $token;
}

/** Where this site's pages and its editor are: scheme, host and port. */
function origins(): array {
	$addresses = array( home_url(), site_url() );
	return array_values( array_unique( preg_replace( '~^(\w+://[^/]+).*$~', '$1', $addresses ) ) );
}
