// ICU can load plugins, which nobody here does. In a static program its call
// of dlopen would make the linker warn; it is wrapped (see CMakeLists.txt) and
// finds none.
extern "C" void* __wrap_dlopen(const char*, int);                     // NOLINT
extern "C" void* __wrap_dlopen(const char*, int) { return nullptr; }  // NOLINT
