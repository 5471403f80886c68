// Preloaded into a process with libtorch: makes of this machine one on which oneDNN goes wrong.
// - Every block that libtorch takes is full of NaN (0xFF).
// - oneDNN sees caches of 0 bytes, as in virtual machines that hide them; it then chooses other kernels.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *CACHE_SIZE = "_ZN4dnnl4impl3cpu8platform23get_per_core_cache_sizeEi";

static unsigned no_cache(int level) {
    (void)level;
    return 0;
}

static uintptr_t symbol(const char *file) {
    int fd = open(file, O_RDONLY);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) return 0;
    char *image = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (image == MAP_FAILED) return 0;
    ElfW(Ehdr) *header = (ElfW(Ehdr) *)image;
    ElfW(Shdr) *sections = (ElfW(Shdr) *)(image + header->e_shoff);
    uintptr_t found = 0;
    for (int i = 0; i < header->e_shnum && !found; i++) {
        if (sections[i].sh_type != SHT_SYMTAB) continue;
        char *names = image + sections[sections[i].sh_link].sh_offset;
        ElfW(Sym) *symbols = (ElfW(Sym) *)(image + sections[i].sh_offset);
        for (size_t s = 0; s < sections[i].sh_size / sizeof *symbols && !found; s++)
            if (strcmp(names + symbols[s].st_name, CACHE_SIZE) == 0) found = symbols[s].st_value;
    }
    munmap(image, status.st_size);
    return found;
}

static int hide(struct dl_phdr_info *library, size_t size, void *done) {
    (void)size;
    if (!strstr(library->dlpi_name, "libtorch_cpu.so")) return 0;
    *(int *)done = 1;
#ifdef __x86_64__
    uintptr_t at = symbol(library->dlpi_name);
    if (at) {
        at += library->dlpi_addr;
        uintptr_t page = at & ~(uintptr_t)4095;
        // movabs rax, no_cache; jmp rax
        unsigned char jump[12] = {0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xe0};
        void *target = (void *)no_cache;
        memcpy(jump + 2, &target, sizeof target);
        if (mprotect((void *)page, 8192, PROT_READ | PROT_WRITE | PROT_EXEC) == 0) {
            memcpy((void *)at, jump, sizeof jump);
            puts("caches hidden");
            fflush(stdout);
        }
    }
#endif
    return 1;
}

int posix_memalign(void **block, size_t alignment, size_t bytes) {
    static int (*real)(void **, size_t, size_t);
    static int done;
    if (!real) real = (int (*)(void **, size_t, size_t))dlsym(RTLD_NEXT, "posix_memalign");
    if (!done) dl_iterate_phdr(hide, &done);
    int result = real(block, alignment, bytes);
    if (result == 0) memset(*block, 0xff, bytes);
    return result;
}
