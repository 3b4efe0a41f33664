/* A PKCS#11 module in front of SoftHSM that is as slow and as broken as real tokens and drivers are.
 *
 * Its settings stand in a file beside it (its own path + ".settings"), one "key=value" a line, read
 * anew at each call, so a test can change its mind while the token is in use:
 *   library=PATH          the module behind; opened from a copy, so that it shares nothing with
 *                         another SoftHSM in the same process
 *   softhsm2-conf=PATH    what SOFTHSM2_CONF is while that module starts
 *   sign-ms=N             how long a signature takes at least
 *   log=PATH              one line a signature: begin and end, nanoseconds of the monotonic clock
 *   calls=PATH            one line a call: the function's name
 *   load=X, unload=X      while the system loads or unloads the module: hang, crash or abort
 *   C_Login=X             that function (any in wrapped() below) does: hang, crash, abort, or
 *                         answers 0x… (a CK_RV) without doing anything
 *   C_Login.after=N       … but only from its call number N + 1 on, in this process
 *   tries=N               wrong PINs until it is locked; the count stands in PATH.wrong, as on a card
 *   removed=1             the token is pulled out: no slot has one, sessions are over for good
 *   always-authenticate=1 each signature wants the PIN again (CKU_CONTEXT_SPECIFIC)
 *   zero-length=1         who asks for a length is told 0
 *   read-only=1           sessions for writing are refused
 *   hashes-itself=1       does not sign with CKM_RSA_PKCS, only with the mechanisms that hash
 *   chatter=1             prints to the process's standard output at each call
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;
typedef struct { unsigned char version[2]; void *call[68]; } functions;
typedef struct { CK_ULONG type; void *value; CK_ULONG length; } attribute;
enum {
    INITIALIZE = 0, FINALIZE = 1, SLOT_LIST = 4, TOKEN_INFO = 6, MECHANISM_INFO = 8,
    OPEN_SESSION = 12, CLOSE_SESSION = 13, CLOSE_ALL = 14, LOGIN = 18, LOGOUT = 19,
    ATTRIBUTE_VALUE = 24, FIND_INIT = 26, FIND = 27, FIND_FINAL = 28, SIGN_INIT = 42, SIGN = 43,
    SIGN_FINAL = 45
};
#define OK 0UL
#define CKR_GENERAL_ERROR 0x5UL
#define CKR_DEVICE_REMOVED 0x32UL
#define CKR_MECHANISM_INVALID 0x70UL
#define CKR_PIN_INCORRECT 0xA0UL
#define CKR_PIN_LOCKED 0xA4UL
#define CKR_TOKEN_NOT_PRESENT 0xE0UL
#define CKR_TOKEN_WRITE_PROTECTED 0xE2UL
#define CKR_USER_NOT_LOGGED_IN 0x101UL
#define CKF_RW_SESSION 0x2UL
#define CKA_ALWAYS_AUTHENTICATE 0x202UL
#define CKM_RSA_PKCS 0x1UL
#define TOKEN_FLAGS 96

static functions table;
static functions *behind;
static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;
static int called[68];
static char pin[256];          /* what a card knows anyway */
static CK_ULONG pin_length;
static int authenticated;      /* for the signature that was begun */
static CK_ULONG slot_in_use;

#define BEHIND(n, ...) ((CK_RV (*)()) behind->call[n])(__VA_ARGS__)

static int place(const char *suffix, char *path, size_t size) {
    Dl_info self;
    if (!dladdr((void *) &table, &self)) return 0;
    snprintf(path, size, "%s%s", self.dli_fname, suffix);
    return 1;
}

static int setting(const char *key, char *value, size_t size) {
    char path[4096], line[4096];
    size_t length = strlen(key);
    FILE *file;
    int found = 0;
    if (!place(".settings", path, sizeof path) || !(file = fopen(path, "r"))) return 0;
    while (!found && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!strncmp(line, key, length) && line[length] == '=') {
            snprintf(value, size, "%s", line + length + 1);
            found = 1;
        }
    }
    fclose(file);
    return found;
}

static int is_set(const char *key) {
    char value[64];
    return setting(key, value, sizeof value) && value[0] == '1';
}

static long number(const char *key, long otherwise) {
    char value[64];
    return setting(key, value, sizeof value) ? atol(value) : otherwise;
}

static void append(const char *key, const char *line) {
    char path[4096];
    FILE *log;
    if (!setting(key, path, sizeof path) || !(log = fopen(path, "a"))) return;
    fprintf(log, "%s\n", line);
    fclose(log);
}

/* Hangs, crashes, or tells what to answer; 0 to go on. */
static CK_RV misbehave(const char *how) {
    if (!strcmp(how, "hang")) for (;;) pause();
    if (!strcmp(how, "crash")) *(volatile int *) 8 = 1;
    if (!strcmp(how, "abort")) abort();
    return strtoul(how, NULL, 16);
}

static CK_RV enter(const char *name, int n) {
    char how[64], after[64];
    append("calls", name);
    if (is_set("chatter")) {
        printf("driver: %s\n", name);
        fflush(stdout);
    }
    snprintf(after, sizeof after, "%s.after", name);
    if (setting(name, how, sizeof how) && called[n]++ >= number(after, 0)) {
        CK_RV answer = misbehave(how);
        if (answer) return answer;
    }
    if (n > SLOT_LIST && is_set("removed")) {
        if (slot_in_use) BEHIND(CLOSE_ALL, slot_in_use);
        slot_in_use = 0;
        return n <= OPEN_SESSION ? CKR_TOKEN_NOT_PRESENT : CKR_DEVICE_REMOVED;
    }
    return OK;
}

#define ENTER(name, n) do { CK_RV answer = enter(name, n); if (answer) return answer; } while (0)

/* --- the PIN counter of a card ----------------------------------------------------------------- */

static long wrong_pins(void) {
    char path[4096];
    long count = 0;
    FILE *file;
    if (place(".wrong", path, sizeof path) && (file = fopen(path, "r"))) {
        if (fscanf(file, "%ld", &count) != 1) count = 0;
        fclose(file);
    }
    return count;
}

static void remember_wrong_pins(long count) {
    char path[4096];
    FILE *file;
    if (!place(".wrong", path, sizeof path) || !(file = fopen(path, "w"))) return;
    fprintf(file, "%ld\n", count);
    fclose(file);
}

static CK_ULONG pin_flags(void) {
    long tries = number("tries", 0), wrong = wrong_pins();
    if (!tries || !wrong) return 0;
    return wrong >= tries ? 0x40000UL : wrong == tries - 1 ? 0x30000UL : 0x10000UL;
}

/* --- what is wrapped ---------------------------------------------------------------------------- */

static CK_RV initialize(void *arguments) {
    char conf[4096], *before = getenv("SOFTHSM2_CONF");
    char *kept = before ? strdup(before) : NULL;
    CK_RV result;
    ENTER("C_Initialize", INITIALIZE);
    if (setting("softhsm2-conf", conf, sizeof conf)) setenv("SOFTHSM2_CONF", conf, 1);
    result = BEHIND(INITIALIZE, arguments);
    if (kept) setenv("SOFTHSM2_CONF", kept, 1);
    free(kept);
    return result;
}

static CK_RV finalize(void *reserved) {
    ENTER("C_Finalize", FINALIZE);
    return BEHIND(FINALIZE, reserved);
}

static CK_RV slot_list(unsigned char present, CK_ULONG *slots, CK_ULONG *count) {
    ENTER("C_GetSlotList", SLOT_LIST);
    if (is_set("removed") && present) {
        if (slot_in_use) BEHIND(CLOSE_ALL, slot_in_use);
        slot_in_use = 0;
        *count = 0;
        return OK;
    }
    return BEHIND(SLOT_LIST, present, slots, count);
}

static CK_RV token_info(CK_ULONG slot, unsigned char *info) {
    CK_RV result;
    ENTER("C_GetTokenInfo", TOKEN_INFO);
    result = BEHIND(TOKEN_INFO, slot, info);
    if (!result) *(CK_ULONG *) (info + TOKEN_FLAGS) |= pin_flags();
    return result;
}

static CK_RV mechanism_info(CK_ULONG slot, CK_ULONG mechanism, void *info) {
    ENTER("C_GetMechanismInfo", MECHANISM_INFO);
    if (is_set("hashes-itself") && mechanism == CKM_RSA_PKCS) return CKR_MECHANISM_INVALID;
    return BEHIND(MECHANISM_INFO, slot, mechanism, info);
}

static CK_RV open_session(CK_ULONG slot, CK_ULONG flags, void *a, void *b, CK_ULONG *handle) {
    ENTER("C_OpenSession", OPEN_SESSION);
    if (is_set("read-only") && (flags & CKF_RW_SESSION)) return CKR_TOKEN_WRITE_PROTECTED;
    slot_in_use = slot;
    return BEHIND(OPEN_SESSION, slot, flags, a, b, handle);
}

static CK_RV login(CK_ULONG session, CK_ULONG user, const char *given, CK_ULONG length) {
    long tries = number("tries", 0), wrong = wrong_pins();
    CK_RV result;
    ENTER("C_Login", LOGIN);
    if (user == 2) {
        authenticated = length == pin_length && !memcmp(given, pin, length);
        return authenticated ? OK : CKR_PIN_INCORRECT;
    }
    if (tries && wrong >= tries) return CKR_PIN_LOCKED;
    result = BEHIND(LOGIN, session, user, given, length);
    if (tries && result == CKR_PIN_INCORRECT) remember_wrong_pins(wrong + 1);
    if (!result) {
        remember_wrong_pins(0);
        pin_length = length < sizeof pin ? length : sizeof pin;
        memcpy(pin, given, pin_length);
    }
    return result;
}

static CK_RV logout(CK_ULONG session) {
    ENTER("C_Logout", LOGOUT);
    return BEHIND(LOGOUT, session);
}

static CK_RV attribute_value(CK_ULONG session, CK_ULONG object, attribute *wanted, CK_ULONG count) {
    CK_RV result;
    CK_ULONG i;
    ENTER("C_GetAttributeValue", ATTRIBUTE_VALUE);
    result = BEHIND(ATTRIBUTE_VALUE, session, object, wanted, count);
    for (i = 0; i < count; i++) {
        if (wanted[i].type == CKA_ALWAYS_AUTHENTICATE && is_set("always-authenticate")
                && wanted[i].value) {
            *(unsigned char *) wanted[i].value = 1;
            wanted[i].length = 1;
            result = OK;
        }
        if (!wanted[i].value && is_set("zero-length")) wanted[i].length = 0;
    }
    return result;
}

static CK_RV find_init(CK_ULONG session, attribute *wanted, CK_ULONG count) {
    ENTER("C_FindObjectsInit", FIND_INIT);
    return BEHIND(FIND_INIT, session, wanted, count);
}

static CK_RV sign_init(CK_ULONG session, CK_ULONG *mechanism, CK_ULONG key) {
    ENTER("C_SignInit", SIGN_INIT);
    authenticated = 0;
    if (is_set("hashes-itself") && *mechanism == CKM_RSA_PKCS) return CKR_MECHANISM_INVALID;
    return BEHIND(SIGN_INIT, session, mechanism, key);
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void linger(long long begin) {
    long long until = begin + number("sign-ms", 0) * 1000000LL, left;
    char line[64];
    while ((left = until - now()) > 0) {
        struct timespec rest = { left / 1000000000LL, left % 1000000000LL };
        nanosleep(&rest, NULL);
    }
    snprintf(line, sizeof line, "%lld %lld", begin, now());
    append("log", line);
}

/* Asked for the length alone, a token answers at once. */
static CK_RV sign(CK_ULONG session, void *data, CK_ULONG size, void *out, CK_ULONG *length) {
    long long begin = now();
    CK_RV result;
    ENTER("C_Sign", SIGN);
    if (is_set("always-authenticate") && !authenticated) return CKR_USER_NOT_LOGGED_IN;
    if (!out && is_set("zero-length")) {
        *length = 0;
        return OK;
    }
    result = BEHIND(SIGN, session, data, size, out, length);
    if (out) linger(begin);
    return result;
}

static CK_RV sign_final(CK_ULONG session, void *out, CK_ULONG *length) {
    long long begin = now();
    CK_RV result;
    ENTER("C_SignFinal", SIGN_FINAL);
    result = BEHIND(SIGN_FINAL, session, out, length);
    if (out) linger(begin);
    return result;
}

static void wrapped(void) {
    table.call[INITIALIZE] = (void *) initialize;
    table.call[FINALIZE] = (void *) finalize;
    table.call[SLOT_LIST] = (void *) slot_list;
    table.call[TOKEN_INFO] = (void *) token_info;
    table.call[MECHANISM_INFO] = (void *) mechanism_info;
    table.call[OPEN_SESSION] = (void *) open_session;
    table.call[LOGIN] = (void *) login;
    table.call[LOGOUT] = (void *) logout;
    table.call[ATTRIBUTE_VALUE] = (void *) attribute_value;
    table.call[FIND_INIT] = (void *) find_init;
    table.call[SIGN_INIT] = (void *) sign_init;
    table.call[SIGN] = (void *) sign;
    table.call[SIGN_FINAL] = (void *) sign_final;
}

__attribute__((constructor)) static void loaded(void) {
    char how[64];
    if (setting("load", how, sizeof how)) misbehave(how);
}

__attribute__((destructor)) static void unloaded(void) {
    char how[64];
    append("calls", "unload");
    if (setting("unload", how, sizeof how)) misbehave(how);
}

CK_RV C_GetFunctionList(functions **list) {
    CK_RV result = OK;
    pthread_mutex_lock(&opening);
    if (!behind) {
        char path[4096];
        void *library = NULL;
        CK_RV (*entry)(functions **) = NULL;
        if (setting("library", path, sizeof path)) library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
        if (library) *(void **) &entry = dlsym(library, "C_GetFunctionList");
        if (!entry || entry(&behind)) {
            result = CKR_GENERAL_ERROR;
        } else {
            table = *behind;
            wrapped();
        }
    }
    *list = &table;
    pthread_mutex_unlock(&opening);
    return result;
}
