// Who is asking, told from `Authorization: Bearer <JWT>`: signed with HS256 under OPERATOR_TOKEN_SECRET, with `sub`, `exp`
// and `role` (OPERATOR or CUSTOMER). No header is a guest; a header that does not hold is an error, never a guest.
import { jwtVerify } from 'jose';
import { Fault, guest, type Secret, type Viewer } from '@cartograph/runtime';

export type ReadViewer = (authorization: string | undefined) => Promise<Viewer>;

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

const isRole = (role: unknown): role is 'OPERATOR' | 'CUSTOMER' => role === 'OPERATOR' || role === 'CUSTOMER';

/** Reads the viewer of a request. Throws Fault UNAUTHENTICATED, whose message is the same for every reason. */
export const createReadViewer = (secret: Secret): ReadViewer => {
  const key = new TextEncoder().encode(secret.reveal());

  const verify = async (token: string): Promise<Viewer> => {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], requiredClaims: ['sub', 'exp'] });
    if (!payload.sub || !isRole(payload['role'])) throw new Error('the token names no subject or no role');
    return { id: payload.sub, role: payload['role'] };
  };

  return async (authorization) => {
    if (authorization === undefined) return guest;
    try {
      const [, token] = bearer.exec(authorization) ?? [];
      if (!token) throw new Error('not a bearer token');
      return await verify(token);
    } catch (fault) {
      throw new Fault('UNAUTHENTICATED', 'The access token is not valid.', fault);
    }
  };
};
