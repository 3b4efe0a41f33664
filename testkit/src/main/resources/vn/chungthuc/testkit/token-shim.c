/* A PKCS#11 module in front of SoftHSM that is as slow, and later as broken, as a real token.
 *
 * Its settings stand in a file beside it (its own path + ".settings"), one "key=value" a line, read
 * anew at each signature, so a test can change its mind while the token is in use:
 *   library=PATH        the module behind; opened from a copy, so that it shares nothing with
 *                       another SoftHSM in the same process
 *   softhsm2-conf=PATH  what SOFTHSM2_CONF is while that module starts
 *   sign-ms=N           how long a signature takes at least
 *   log=PATH            one line a signature: begin and end, nanoseconds of the monotonic clock
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;
typedef struct { unsigned char version[2]; void *call[68]; } functions;
enum { INITIALIZE = 0, SIGN = 43, SIGN_FINAL = 45 };
#define CKR_GENERAL_ERROR 5UL

static functions table;
static functions *behind;
static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;

static int setting(const char *key, char *value, size_t size) {
    Dl_info self;
    char path[4096], line[4096];
    size_t length = strlen(key);
    FILE *file;
    int found = 0;
    if (!dladdr((void *) &table, &self)) return 0;
    snprintf(path, sizeof path, "%s.settings", self.dli_fname);
    if (!(file = fopen(path, "r"))) return 0;
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

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void note(long long begin, long long end) {
    char path[4096];
    FILE *log;
    if (!setting("log", path, sizeof path) || !(log = fopen(path, "a"))) return;
    fprintf(log, "%lld %lld\n", begin, end);
    fclose(log);
}

static void linger(long long begin) {
    char text[32];
    long long until, left;
    if (!setting("sign-ms", text, sizeof text)) return;
    until = begin + atoll(text) * 1000000LL;
    while ((left = until - now()) > 0) {
        struct timespec rest = { left / 1000000000LL, left % 1000000000LL };
        nanosleep(&rest, NULL);
    }
}

static CK_RV initialize(void *arguments) {
    char conf[4096], *before = getenv("SOFTHSM2_CONF");
    char *kept = before ? strdup(before) : NULL;
    CK_RV result;
    if (setting("softhsm2-conf", conf, sizeof conf)) setenv("SOFTHSM2_CONF", conf, 1);
    result = ((CK_RV (*)(void *)) behind->call[INITIALIZE])(arguments);
    if (kept) setenv("SOFTHSM2_CONF", kept, 1);
    free(kept);
    return result;
}

/* Asked for the length alone, a token answers at once. */
static CK_RV sign(CK_ULONG session, void *data, CK_ULONG size, void *out, CK_ULONG *length) {
    long long begin = now();
    CK_RV result = ((CK_RV (*)(CK_ULONG, void *, CK_ULONG, void *, CK_ULONG *))
            behind->call[SIGN])(session, data, size, out, length);
    if (out) { linger(begin); note(begin, now()); }
    return result;
}

static CK_RV sign_final(CK_ULONG session, void *out, CK_ULONG *length) {
    long long begin = now();
    CK_RV result = ((CK_RV (*)(CK_ULONG, void *, CK_ULONG *))
            behind->call[SIGN_FINAL])(session, out, length);
    if (out) { linger(begin); note(begin, now()); }
    return result;
}

CK_RV C_GetFunctionList(functions **list) {
    CK_RV result = 0;
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
            table.call[INITIALIZE] = (void *) initialize;
            table.call[SIGN] = (void *) sign;
            table.call[SIGN_FINAL] = (void *) sign_final;
        }
    }
    *list = &table;
    pthread_mutex_unlock(&opening);
    return result;
}
