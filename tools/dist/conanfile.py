"""Conan 2: the library as `make dist` packed it, with the checksums of dist/SHA256SUMS at the time of the export.

conan export tools/dist
conan install --requires=bh_auth/0.1.0 --build=missing [-o "bh_auth/*:shared=True"] [-c user.bh_auth:dist=URL]
"""

import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.files import copy, get, load, rename, rm, rmdir

# Conan's names of a system and a processor, and the target of `make dist`.
TARGETS = {
    ("Linux", "x86_64"): "x86_64-linux-gnu",
    ("Linux", "armv8"): "aarch64-linux-gnu",
    ("Linux", "armv7hf"): "armv7-linux-gnueabihf",
    ("Windows", "x86_64"): "x86_64-windows",
    ("Windows", "armv8"): "aarch64-windows",
    ("Macos", "x86_64"): "x86_64-macos",
    ("Macos", "armv8"): "aarch64-macos",
    ("Android", "x86_64"): "x86_64-android",
    ("Android", "armv8"): "aarch64-android",
    ("Android", "armv7"): "armv7-android",
}
SYSTEM = {"Linux": ["pthread", "m", "dl"], "Windows": ["kernel32", "ntdll", "userenv", "ws2_32"], "Android": ["dl"]}


class BhAuth(ConanFile):
    name = "bh_auth"
    license = "MIT OR Apache-2.0"
    description = "Signs, verifies and builds authenticated API requests to payment and trading services"
    url = "https://github.com/bh-auth/bh_auth"
    package_type = "library"
    settings = "os", "arch", "compiler"
    options = {"shared": [True, False]}
    default_options = {"shared": False}

    def set_version(self):
        manifest = load(self, os.path.join(self.recipe_folder, "../../Cargo.toml"))
        self.version = re.search(r'^version = "(.*)"', manifest, re.MULTILINE)[1]

    def export(self):
        copy(self, "SHA256SUMS", os.path.join(self.recipe_folder, "../../dist"), self.export_folder)

    def target(self):
        return TARGETS.get((str(self.settings.os), str(self.settings.arch)))

    def validate(self):
        if not self.target():
            raise ConanInvalidConfiguration(f"no release for {self.settings.os} {self.settings.arch}")
        if self.settings.compiler == "msvc" and not self.options.shared:
            raise ConanInvalidConfiguration("the archive for Windows is one of mingw or clang: with MSVC, shared=True")

    def package_id(self):
        # It is C: one file for every compiler.
        del self.info.settings.compiler

    def build(self):
        archive = f"bh_auth-{self.version}-{self.target()}." + ("zip" if self.settings.os == "Windows" else "tar.gz")
        sums = dict(
            reversed(line.split()) for line in load(self, os.path.join(self.recipe_folder, "SHA256SUMS")).splitlines()
        )
        if archive not in sums:
            raise ConanInvalidConfiguration(f"{archive} is not in the SHA256SUMS that the recipe was exported with")
        base = self.conf.get("user.bh_auth:dist", default=f"{self.url}/releases/download/v{self.version}")
        get(self, f"{base}/{archive}", sha256=sums[archive], strip_root=True)

    def package(self):
        copy(self, "*", self.build_folder, self.package_folder)
        rename(
            self,
            os.path.join(self.package_folder, "share/licenses/bh_auth"),
            os.path.join(self.package_folder, "licenses"),
        )
        lib = os.path.join(self.package_folder, "lib")
        # Conan writes its own for each user.
        for folder in "cmake", "pkgconfig":
            rmdir(self, os.path.join(lib, folder))
        # What stays is what a linker may find.
        shared = ["*.so*", "*.dylib", "*.lib", "*.dll.a"]
        for pattern in ["libbh_auth.a"] if self.options.shared else shared:
            rm(self, pattern, lib)
        if not self.options.shared:
            rmdir(self, os.path.join(self.package_folder, "bin"))

    def package_info(self):
        self.cpp_info.libs = ["bh_auth"]
        self.cpp_info.set_property("cmake_file_name", "bh_auth")
        self.cpp_info.set_property("cmake_target_name", "bh_auth::bh_auth")
        self.cpp_info.set_property("pkg_config_name", "bh_auth")
        if not self.options.shared:
            self.cpp_info.set_property("cmake_target_aliases", ["bh_auth::static"])
            self.cpp_info.system_libs = SYSTEM.get(str(self.settings.os), [])
